using System.Net;
using System.Text.Json.Nodes;
using CareBridge.Contracts.Aftercare;
using CareBridge.Contracts.Consent;
using CareBridge.Exchange.Features.Bundles;
using CareBridge.Exchange.Features.Projections;

namespace CareBridge.Tests.Exchange;

/// <summary>Each entry of a batch is answered as it would be by itself.</summary>
[Collection(ExchangeCollection.Name)]
public sealed class BatchTests(ExchangeWorld world)
{
    /// <summary>The beginning of a batch of one entry.</summary>
    private const string One = """{ "resourceType": "Bundle", "type": "batch", "entry": [ """;

    private readonly FilingDesk _desk = new(world);

    [Fact]
    public async Task What_is_read_is_decided_on_accounted_for_and_accompanied_entry_by_entry()
    {
        var (seen, hidden) = (Guid.CreateVersion7(), Guid.CreateVersion7());
        var shown = await CheckInAsync(seen);
        var withheld = await CheckInAsync(hidden);
        var consent = await world.ConsentAsync(seen, DisclosureCategory.CheckInScores);
        world.Disclosures.Authorized.Clear();

        var answer = await world.ClinicClient.CarryOutAsync(BundleDesk.Batch(
            BundleDesk.Get($"Observation/{shown}"),
            BundleDesk.Get($"Observation/{withheld}"),
            BundleDesk.Get($"Observation/{Guid.CreateVersion7()}"),
            BundleDesk.Get($"Observation?patient={seen}&_total=accurate"),
            BundleDesk.Get($"{world.Host.Address}fhir/Observation/{shown}/_history/1"),
            BundleDesk.Get($"/Observation/{shown}/_history"),
            BundleDesk.Get($"Patient/{seen}/$everything"),
            BundleDesk.Get($"Organization/{world.Community}"),
            BundleDesk.Get("CodeSystem?name=CheckIn"),
            BundleDesk.Get($"Observation/{shown}").Given("ifNoneMatch", "W/\"1\"")));
        var bundle = await answer.JsonAsync();
        var entries = bundle.GetProperty("entry").EnumerateArray().ToList();

        Assert.Equal("batch-response", bundle.Text("type"));
        Assert.Contains("42CFRPart2", bundle.GetProperty("meta").GetRawText());
        Assert.Equal(
            ["200", "404", "404", "200", "200", "200", "200", "200", "200", "304"],
            entries.Select(BundleDesk.Status));
        Assert.Equal($"{shown}", entries[0].Text("resource", "id"));
        Assert.Equal("W/\"1\"", entries[0].Text("response", "etag"));
        var notice = entries[0].GetProperty("response").GetProperty("outcome").GetRawText();
        Assert.Contains("42 CFR part 2", notice);
        Assert.Contains($"Consent/{consent.ConsentId}", notice);
        Assert.Equal(
            entries[1].GetRawText(), entries[2].GetRawText().Replace("entry[2]", "entry[1]", StringComparison.Ordinal));
        Assert.Equal("1", entries[3].Text("resource", "total"));
        Assert.Equal("Organization", entries[7].Text("resource", "resourceType"));
        Assert.False(entries[7].GetProperty("response").TryGetProperty("outcome", out _));
        Assert.False(entries[9].TryGetProperty("resource", out _));
        var recorded = world.Disclosures.Authorized.Where(asked => asked.Items.Any(item => item.ParticipantId == seen));
        Assert.Equal(7, recorded.Select(asked => asked.DisclosureId).Distinct().Count());
    }

    [Fact]
    public async Task What_is_public_is_not_labelled()
    {
        var answer = await world.ClinicClient.CarryOutAsync(
            BundleDesk.Batch(BundleDesk.Get($"Organization/{world.Clinic}")));

        Assert.False((await answer.JsonAsync()).TryGetProperty("meta", out _));
        var empty = new JsonObject { ["resourceType"] = "Bundle", ["type"] = "batch" };
        Assert.Empty(await world.ClinicClient.CarryOutAsync(empty).EntriesAsync());
    }

    [Fact]
    public async Task Each_write_stands_for_itself_and_is_there_when_the_reads_come()
    {
        var participant = await _desk.RegisterAsync(world.Clinic);
        var (planId, wrong) = (Guid.CreateVersion7(), WritingClient.Plan(participant));
        var plan = WritingClient.Plan(participant);
        plan["id"] = $"{planId}";
        wrong["status"] = "completed";
        var conditional = WritingClient.Document(participant);
        conditional.Remove("identifier");

        var entries = await world.ClinicClient.CarryOutAsync(BundleDesk.Batch(
            BundleDesk.Get($"CarePlan/{planId}"),
            BundleDesk.Entry("POST", "CarePlan", wrong),
            BundleDesk.Entry("PUT", $"CarePlan/{planId}", plan),
            BundleDesk.Entry("POST", "DocumentReference", conditional)
                .Given("ifNoneExist", $"identifier=urn:clinic|{planId}"),
            BundleDesk.Entry("DELETE", $"CarePlan/{planId}"),
            BundleDesk.Entry("PUT", $"Task/{planId}", JsonNode.Parse(
                $$"""{ "resourceType": "Task", "id": "{{planId}}", "status": "agreed", "intent": "order" }"""))))
            .EntriesAsync();

        Assert.Equal(["200", "422", "201", "201", "405", "400"], entries.Select(BundleDesk.Status));
        Assert.Equal("Staying well", entries[0].Text("resource", "title"));
        Assert.Equal("Bundle.entry[1].resource.status", entries[1].Issue().Text("expression", 0));
        Assert.EndsWith($"/CarePlan/{planId}/_history/1", entries[2].Text("response", "location"));
        Assert.Equal("Bundle.entry[5].resource.status", entries[5].Issue().Text("expression", 0));

        var stale = plan.DeepClone();
        stale["title"] = "Another";
        var again = await world.ClinicClient.CarryOutAsync(
            BundleDesk.Batch(
                BundleDesk.Entry("PUT", $"CarePlan/{planId}", stale).Given("ifMatch", "W/\"7\""),
                BundleDesk.Entry("POST", "DocumentReference", conditional.DeepClone())
                    .Given("ifNoneExist", $"identifier=urn:clinic|{planId}")),
            prefer: "return=minimal").EntriesAsync();
        Assert.Equal(["412", "200"], again.Select(BundleDesk.Status));
        Assert.Equal(entries[3].MadeId(), again[1].MadeId());
        Assert.False(again[1].TryGetProperty("resource", out _));
    }

    [Fact]
    public async Task Under_one_key_a_batch_creates_once()
    {
        var participant = await _desk.RegisterAsync(world.Clinic);
        JsonObject Batch() => BundleDesk.Batch(
            BundleDesk.Entry("POST", "CarePlan", WritingClient.Plan(participant)),
            BundleDesk.Entry("POST", "CarePlan", WritingClient.Plan(participant)),
            BundleDesk.Entry("POST", "Consent", _desk.Signed(participant)));

        var first = await world.ClinicClient.CarryOutAsync(Batch(), $"key {participant}").EntriesAsync();
        var again = await world.ClinicClient.CarryOutAsync(Batch(), $"key {participant}").EntriesAsync();
        var others = await world.ClinicClient.CarryOutAsync(Batch(), "another key").EntriesAsync();

        Assert.Equal(["201", "201", "201"], first.Select(BundleDesk.Status));
        Assert.Equal(["200", "200", "200"], again.Select(BundleDesk.Status));
        Assert.Equal(first.Select(BundleDesk.MadeId), again.Select(BundleDesk.MadeId));
        Assert.Equal(6, first.Concat(others).Select(BundleDesk.MadeId).Distinct().Count());
    }

    [Fact]
    public async Task Every_entry_needs_its_scope()
    {
        var reader = await world.SignInAsync(world.ClinicSystem, "system/Organization.rs");

        var entries = await reader.CarryOutAsync(BundleDesk.Batch(
            BundleDesk.Get("Organization?_count=1"),
            BundleDesk.Get("Task"),
            BundleDesk.Entry("POST", "CarePlan", WritingClient.Plan(Guid.CreateVersion7())))).EntriesAsync();

        Assert.Equal(["200", "403", "403"], entries.Select(BundleDesk.Status));
        Assert.Equal("Bundle.entry[1]", entries[1].Issue().Text("expression", 0));
        var nobody = await world.Host.Anonymous.CarryOutAsync(BundleDesk.Batch(BundleDesk.Get("metadata")));
        Assert.Equal(HttpStatusCode.Unauthorized, nobody.StatusCode);
    }

    [Theory]
    [InlineData("POST", "")]
    [InlineData("GET", "https://elsewhere.example/fhir/Task/1")]
    [InlineData("GET", "$export")]
    [InlineData("GET", "metadata")]
    [InlineData("POST", "auth/token")]
    [InlineData("POST", "/")]
    [InlineData("GET", "../api/exchange/clients")]
    [InlineData("GET", "%2e%2e/api/exchange/clients")]
    [InlineData("GET", "Task/%00")]
    [InlineData("GET", "Task/1/_history/1/2?%")]
    [InlineData("GET", "Task?_count=0")]
    [InlineData("PATCH", "Task/1")]
    public async Task What_is_not_served_in_a_Bundle_is_refused_by_itself(string method, string url)
    {
        var bundle = BundleDesk.Batch(
            BundleDesk.Entry(method, url, BundleDesk.Batch()), BundleDesk.Get("Organization"));

        var answer = await world.ClinicClient.CarryOutAsync(bundle);

        if (url.Length == 0)
        {
            Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
            return;
        }
        var entries = await Task.FromResult(answer).EntriesAsync();
        Assert.InRange(int.Parse(entries[0].Status()!), 400, 422);
        Assert.Equal("200", entries[1].Status());
    }

    [Theory]
    [InlineData("""{ "resourceType": "Bundle", "type": "batch", "entry": [ """, 400, null)]
    [InlineData("null", 400, null)]
    [InlineData("[]", 400, null)]
    [InlineData("""{ "resourceType": "Patient" }""", 400, "resourceType")]
    [InlineData("""{ "resourceType": "Bundle", "type": "document" }""", 422, "Bundle.type")]
    [InlineData("""{ "resourceType": "Bundle", "type": "batch", "type": "transaction" }""", 400, null)]
    [InlineData(One + """{ "resource": { "resourceType": "Task" } }] }""", 400, "Bundle.entry[0].request")]
    [InlineData(One + "null] }", 400, "Bundle.entry[0].request")]
    [InlineData(One + "7] }", 400, "Bundle.entry[0].request")]
    [InlineData(One + """{ "request": { "method": "LOOK", "url": "a" } }] }""", 400, "Bundle.entry[0].request.method")]
    [InlineData(One + """{ "request": { "method": "GET" } }] }""", 400, "Bundle.entry[0].request.url")]
    [InlineData(
        One + """
            { "request": { "method": "PUT", "url": "Task/1" },
              "resource": { "resourceType": "Task", "description": "\ud800" } }] }
            """,
        400,
        null)]
    public async Task A_body_that_is_no_Bundle_to_carry_out_is_refused(
        string body, int status, string? expression)
    {
        var answer = await world.ClinicClient.PostAsync("/fhir", new StringContent(
            body, System.Text.Encoding.UTF8, "application/fhir+json"));

        Assert.Equal(status, (int)answer.StatusCode);
        var issues = (await answer.JsonAsync()).GetProperty("issue").EnumerateArray().ToList();
        if (expression is not null) Assert.Contains(issues, issue => issue.Text("expression", 0) == expression);
    }

    [Fact]
    public async Task More_than_a_hundred_entries_are_too_many()
    {
        JsonNode[] Gets(int count) => [.. Enumerable.Range(0, count).Select(_ => BundleDesk.Get("Goal?_count=1"))];

        var client = world.ClinicClient;

        var most = await client.CarryOutAsync(BundleDesk.Batch(Gets(BundleRequest.MostEntries))).EntriesAsync();
        var more = await client.CarryOutAsync(BundleDesk.Batch(Gets(BundleRequest.MostEntries + 1)));

        Assert.All(most, entry => Assert.Equal("200", entry.Status()));
        var issue = await more.IssueAsync(HttpStatusCode.RequestEntityTooLarge);
        Assert.Equal("Bundle.entry", issue.Text("expression", 0));
    }

    [Fact]
    public async Task While_consent_does_not_answer_an_entry_says_so_and_shows_nothing()
    {
        var checkIn = await CheckInAsync(Guid.CreateVersion7());
        world.Disclosures.IsSilent = true;
        try
        {
            var entries = await world.ClinicClient.CarryOutAsync(BundleDesk.Batch(
                BundleDesk.Get($"Organization/{world.Clinic}"),
                BundleDesk.Get($"Observation/{checkIn}"),
                BundleDesk.Get($"Observation/{checkIn}"))).EntriesAsync();
            Assert.Equal(["200", "503", "503"], entries.Select(BundleDesk.Status));
        }
        finally
        {
            world.Disclosures.IsSilent = false;
        }
    }

    private async Task<Guid> CheckInAsync(Guid participant)
    {
        var checkIn = world.CheckIn(participant);
        await world.ProjectAsync<ProjectCheckIn, CheckInRecorded>(checkIn);
        return checkIn.CheckInId;
    }
}
