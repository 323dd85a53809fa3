using System.Net;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace CareBridge.Tests.Exchange;

/// <summary>A resource is tried without being sent: by the same readers, and nothing is kept or told.</summary>
[Collection(ExchangeCollection.Name)]
public sealed class ValidatingTests(ExchangeWorld world)
{
    private const string Ordered = """
        {
          "resourceType": "CarePlan", "status": "active", "intent": "order", "title": "T",
          "subject": { "reference": "Patient/01990000-0000-7000-8000-000000000001" }
        }
        """;

    private const string Unsaid = """
        {
          "resourceType": "Communication", "status": "completed",
          "subject": { "reference": "Patient/01990000-0000-7000-8000-000000000001" }
        }
        """;

    private const string Unkept = """
        {
          "resourceType": "DocumentReference", "status": "current", "docStatus": "preliminary",
          "content": [{ "attachment": { "contentType": "text/plain", "data": "QQ==" } }],
          "subject": { "reference": "Patient/01990000-0000-7000-8000-000000000001" }
        }
        """;

    private const string Worded = """
        { "resourceType": "Task", "intent": "order", "status": "completed",
          "output": [{ "type": { "text": "outcome" }, "valueString": "well" }] }
        """;

    private const string Extended = """
        { "resourceType": "Consent", "status": "inactive", "category": [{}], "scope": {},
          "extension": [{ "url": "https://example.org" }] }
        """;

    private readonly FilingDesk _desk = new(world);

    [Fact]
    public async Task What_would_be_taken_is_right_and_nothing_is_kept()
    {
        var filed = world.Filings.Filed.Count;
        var patient = Guid.CreateVersion7();
        foreach (var consent in (JsonObject[])[_desk.Proposal(patient), _desk.Signed(patient)])
        {
            var issue = Assert.Single(await ValidateAsync("Consent", consent));
            Assert.Equal("information", issue.Text("severity"));
        }
        Assert.Equal(filed, world.Filings.Filed.Count);
    }

    [Fact]
    public async Task What_would_be_refused_is_named_in_the_same_words()
    {
        var consent = _desk.Signed(Guid.CreateVersion7());
        consent["provision"]!["type"] = "deny";
        consent["verification"] = new JsonArray(new JsonObject { ["verified"] = false });

        var tried = await ValidateAsync("Consent", consent);
        var sent = await (await _desk.PostAsync(consent)).JsonAsync();

        Assert.Equal(["Consent.verification[0].verified", "Consent.provision.type"], Expressions(tried));
        Assert.Subset(
            Expressions([.. sent.GetProperty("issue").EnumerateArray()]).ToHashSet(), Expressions(tried).ToHashSet());
    }

    [Theory]
    [InlineData("Observation", """{ "resourceType": "Observation", "code": {} }""", "Observation.status")]
    [InlineData("Observation", """{ "resourceType": "Observation", "status": "fine" }""", "Observation.status")]
    [InlineData("Goal", """{ "resourceType": "Goal", "colour": "red" }""", "Goal.subject")]
    [InlineData("Task", """{ "resourceType": "Task", "intent": "order", "status": "draft" }""", "Task.status")]
    [InlineData("Task", Worded, "Task.output")]
    [InlineData("Consent", Extended, "Consent.extension[0]")]
    [InlineData("CarePlan", Ordered, "CarePlan.intent")]
    [InlineData("Communication", Unsaid, "Communication.payload")]
    [InlineData("DocumentReference", Unkept, "DocumentReference.docStatus")]
    public async Task What_is_wrong_is_named(string type, string resource, string expression) =>
        Assert.Contains(expression, Expressions(await ValidateAsync(type, JsonNode.Parse(resource)!)));

    [Theory]
    [InlineData("create", "Consent", "information")]
    [InlineData("update", "Consent", "information")]
    [InlineData("delete", "Consent", "error")]
    [InlineData("profile", "Consent", "information")]
    public async Task The_mode_is_heeded(string mode, string type, string severity)
    {
        var parameters = new JsonObject
        {
            ["resourceType"] = "Parameters",
            ["parameter"] = new JsonArray(
                new JsonObject { ["name"] = "mode", ["valueCode"] = mode },
                new JsonObject { ["name"] = "resource", ["resource"] = _desk.Proposal(Guid.CreateVersion7()) }),
        };

        Assert.Equal(severity, (await ValidateAsync(type, parameters))[0].Text("severity"));
    }

    [Theory]
    [InlineData("Consent", """{ "resourceType": "Organization", "name": "A" }""", HttpStatusCode.BadRequest)]
    [InlineData("Consent", """{ "resourceType": "Parameters" }""", HttpStatusCode.BadRequest)]
    [InlineData("Consent", "null", HttpStatusCode.BadRequest)]
    [InlineData("Condition", """{ "resourceType": "Condition" }""", HttpStatusCode.NotFound)]
    public async Task What_cannot_be_validated_is_refused(string type, string body, HttpStatusCode status)
    {
        using var content = new StringContent(body, System.Text.Encoding.UTF8, "application/fhir+json");
        var answer = await world.ClinicClient.PostAsync($"/fhir/{type}/$validate", content);

        Assert.Equal(status, answer.StatusCode);
    }

    private static List<string?> Expressions(IEnumerable<JsonElement> issues) =>
        [.. issues.Select(issue => issue.Text("expression", 0))];

    private async Task<List<JsonElement>> ValidateAsync(string type, JsonNode body)
    {
        var answer = await world.ClinicClient.PostAsync($"/fhir/{type}/$validate", FilingDesk.Body(body));
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        return [.. (await answer.JsonAsync()).GetProperty("issue").EnumerateArray()];
    }
}
