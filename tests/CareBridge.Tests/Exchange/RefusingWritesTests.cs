using System.Net;
using System.Text.Json.Nodes;
using CareBridge.Tests.Fhir;

namespace CareBridge.Tests.Exchange;

/// <summary>What cannot be kept exactly is refused with its place, and nothing of it is kept.</summary>
[Collection(ExchangeCollection.Name)]
public sealed class RefusingWritesTests(ExchangeWorld world)
{
    private readonly FilingDesk _desk = new(world);
    private readonly WritingClient _ehr = new(world);

    public static TheoryData<string, string, string, string> Faults => new()
    {
        { "CarePlan", "status", "\"unknown\"", "CarePlan.status" },
        { "CarePlan", "status", "\"completed\"", "CarePlan.status" },
        { "CarePlan", "intent", "\"order\"", "CarePlan.intent" },
        { "CarePlan", "title", "null", "CarePlan.title" },
        { "CarePlan", "period", """{ "start": "2026-11" }""", "CarePlan.period.start" },
        { "CarePlan", "period", """{ "start": "2026-12-02", "end": "2026-12-01" }""", "CarePlan.period" },
        { "CarePlan", "created", "\"2026-11-19\"", "CarePlan.created" },
        { "CarePlan", "encounter", """{ "reference": "Encounter/1" }""", "CarePlan.encounter" },
        { "CarePlan", "author", """{ "reference": "Practitioner/1" }""", "CarePlan.author" },
        { "CarePlan", "goal", """[{ "reference": "Goal/1" }]""", "CarePlan.goal[0].reference" },
        { "CarePlan", "note", """[{ "text": "x", "time": "2026-11-19T15:00:00Z" }]""", "CarePlan.note[0].time" },
        {
            "CarePlan", "activity", """[{ "reference": { "reference": "Task/1" } }]""",
            "CarePlan.activity[0].reference"
        },
        {
            "CarePlan", "activity", """[{ "detail": { "status": "unknown", "description": "x" } }]""",
            "CarePlan.activity[0].detail.status"
        },
        {
            "CarePlan", "activity",
            """[{ "detail": { "status": "not-started", "description": "x", "scheduledString": "Mondays" } }]""",
            "CarePlan.activity[0].detail.scheduled"
        },
        {
            "CarePlan", "activity",
            """[{ "detail": { "status": "not-started", "description": "x", "doNotPerform": true } }]""",
            "CarePlan.activity[0].detail.doNotPerform"
        },
        {
            "CarePlan", "category", """[{ "coding": [{ "code": "x", "userSelected": true }] }]""",
            "CarePlan.category[0].coding[0].userSelected"
        },
        { "CarePlan", "implicitRules", "\"https://x.example\"", "CarePlan.implicitRules" },
        {
            "CarePlan", "contained", """[{ "resourceType": "Binary", "id": "b", "contentType": "text/plain" }]""",
            "CarePlan.contained"
        },
        {
            "CarePlan", "identifier", """[{ "use": "official", "system": "urn:x", "value": "1" }]""",
            "CarePlan.identifier"
        },
        { "DocumentReference", "status", "\"superseded\"", "DocumentReference.status" },
        { "DocumentReference", "docStatus", "\"preliminary\"", "DocumentReference.docStatus" },
        {
            "DocumentReference", "type", """{ "coding": [{ "system": "http://loinc.org", "code": "34133-9" }] }""",
            "DocumentReference.type"
        },
        { "DocumentReference", "date", "null", "DocumentReference.date" },
        { "DocumentReference", "relatesTo", "[]", "" },
        {
            "DocumentReference", "context", """{ "period": { "start": "2026-11-19" } }""", "DocumentReference.context"
        },
        { "DocumentReference", "masterIdentifier", """{ "value": "1" }""", "DocumentReference.masterIdentifier" },
        { "Communication", "status", "\"in-progress\"", "Communication.status" },
        { "Communication", "category", "null", "Communication.category" },
        { "Communication", "priority", "\"stat\"", "Communication.priority" },
        { "Communication", "received", "\"2026-11-19T15:00:00Z\"", "Communication.received" },
        { "Communication", "sent", "\"2026-11-19\"", "Communication.sent" },
        { "Communication", "recipient", "null", "Communication.recipient" },
        { "Communication", "payload", "null", "Communication.payload" },
        {
            "Communication", "payload", """[{ "contentReference": { "reference": "Task/1" } }]""",
            "Communication.payload[0].content"
        },
        {
            "Communication", "inResponseTo", """[{ "reference": "Communication/x" }]""",
            "Communication.inResponseTo[0]"
        },
        { "Communication", "sender", """{ "reference": "Patient/1" }""", "Communication.sender" },
    };

    [Theory]
    [MemberData(nameof(Faults))]
    public async Task An_element_that_cannot_be_kept_is_named(
        string type, string element, string value, string expression)
    {
        var participant = await _desk.RegisterAsync(world.Clinic);
        var resource = Sound(type, participant);
        resource.Remove(element);
        if (JsonNode.Parse(value) is { } content) resource[element] = content;

        var answer = await _ehr.PostAsync(resource);

        // An empty array is no valid JSON of FHIR at all.
        if (expression.Length == 0)
        {
            Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
            return;
        }
        var outcome = await answer.JsonAsync();
        Assert.True(answer.StatusCode == HttpStatusCode.UnprocessableEntity, outcome.GetRawText());
        Assert.Contains(
            expression, outcome.GetProperty("issue").EnumerateArray().Select(issue => issue.Text("expression", 0)));
        var found = await (await _ehr.Client.GetAsync($"/fhir/{type}?patient={participant}")).JsonAsync();
        Assert.Empty(found.Matches());
    }

    [Theory]
    [InlineData("CarePlan")]
    [InlineData("DocumentReference")]
    [InlineData("Communication")]
    public async Task HL7s_examples_are_kept_whole_or_refused_with_the_places(string type)
    {
        var folder = Path.Combine(Repository.Root, "tests/Clients/node_modules/hl7.fhir.r4.examples");
        if (!System.IO.Directory.Exists(folder)) return;
        var files = System.IO.Directory.GetFiles(folder, $"{type}-*.json");
        Assert.NotEmpty(files);
        var participant = await _desk.RegisterAsync(world.Clinic);
        foreach (var file in files)
        {
            var example = JsonNode.Parse(await System.IO.File.ReadAllTextAsync(file))!.AsObject();
            example["subject"] = new JsonObject { ["reference"] = $"Patient/{participant}" };
            var answer = await _ehr.PostAsync(example);
            if (answer.StatusCode == HttpStatusCode.Created)
            {
                WritingClient.Holds(example, await _ehr.ReadAsync($"{type}/{FilingDesk.IdOf(answer)}"));
                continue;
            }
            // What holds a type that is not read here is not well-formed.
            Assert.True(answer.StatusCode is HttpStatusCode.UnprocessableEntity or HttpStatusCode.BadRequest);
            var places = (await answer.JsonAsync()).GetProperty("issue").EnumerateArray()
                .Select(issue => issue.Text("expression", 0)!).ToList();
            Assert.NotEmpty(places);
            Assert.All(places, place => Assert.StartsWith($"{type}.", place));
            Assert.DoesNotContain($"{type}.subject", places);
        }
    }

    private JsonObject Sound(string type, Guid participant) => type switch
    {
        "CarePlan" => WritingClient.Plan(participant),
        "DocumentReference" => WritingClient.Document(participant),
        _ => WritingClient.Communication(participant, world.Community),
    };
}
