using System.Net;
using System.Text.Json.Nodes;
using CareBridge.Platform.Domain;
using CareBridge.Testing;

namespace CareBridge.Tests.Exchange;

/// <summary>
/// A Consent that cannot be honoured exactly is refused with the place and the reason, never approximated.
/// </summary>
[Collection(ExchangeCollection.Name)]
public sealed class RefusingConsentsTests(ExchangeWorld world)
{
    private const string Extension = """{ "url": "https://x.example/y", "valueBoolean": true }""";
    private const string Coding = """{ "coding": [{ "system": "http://x.example", "code": "x" }] }""";

    private readonly FilingDesk _desk = new(world);

    [Theory]
    [InlineData("W/\"1\"")]
    [InlineData("W/\"7\"")]
    [InlineData("*")]
    public async Task If_Match_tells_nobody_what_is_filed(string version)
    {
        var participant = await _desk.RegisterAsync(world.Clinic);
        var id = Guid.CreateVersion7();
        (await _desk.PutAsync(id, _desk.Proposal(participant))).EnsureSuccessStatusCode();

        var known = await _desk.PutAsync(id, _desk.Proposal(participant), version, world.OtherClient);
        var unknown = await _desk.PutAsync(
            Guid.CreateVersion7(), _desk.Proposal(participant), version, world.OtherClient);

        await known.IssueAsync(HttpStatusCode.PreconditionFailed);
        await unknown.IssueAsync(HttpStatusCode.PreconditionFailed);
        Assert.Equal(await unknown.Content.ReadAsStringAsync(), await known.Content.ReadAsStringAsync());
    }

    [Theory]
    [InlineData("extension", $"[{Extension}]", "Consent.extension")]
    [InlineData("modifierExtension", $"[{Extension}]", "Consent.modifierExtension")]
    [InlineData("implicitRules", "\"https://x.example/rules\"", "Consent.implicitRules")]
    [InlineData("contained", """[{ "resourceType": "Organization", "id": "o" }]""", "Consent.contained")]
    [InlineData("meta.tag", """[{ "code": "SUBSETTED" }]""", "Consent.meta.tag")]
    [InlineData("meta.security", """[{ "code": "V" }]""", "Consent.meta.security[0]")]
    [InlineData("text", """{ "status": "additional", "div": "<div xmlns=\"http://www.w3.org/1999/xhtml\">x</div>" }""",
        "Consent.text")]
    [InlineData("_status", $$"""{ "extension": [{{Extension}}] }""", "Consent.status.extension")]
    [InlineData("status", "\"draft\"", "Consent.status")]
    [InlineData("status", "\"rejected\"", "Consent.status")]
    [InlineData("status", "\"entered-in-error\"", "Consent.status")]
    [InlineData("status", "\"inactive\"", "Consent.status")]
    [InlineData("scope", Coding, "Consent.scope")]
    [InlineData("category", $"[{Coding}]", "Consent.category")]
    [InlineData("category", "[{ \"text\": \"privacy\" }]", "Consent.category")]
    [InlineData("patient", null, "Consent.patient")]
    [InlineData("patient.identifier", """{ "system": "urn:x", "value": "1" }""", "Consent.patient")]
    [InlineData("dateTime", "\"2026-11-20\"", "Consent.dateTime")]
    [InlineData("dateTime", null, "Consent.dateTime")]
    [InlineData("performer", null, "Consent.performer")]
    [InlineData("performer.0.display", null, "Consent.performer[0].display")]
    [InlineData("performer.0.reference", "\"Patient/01980000-0000-7000-8000-000000000000\"", "Consent.performer[0]")]
    [InlineData("performer.0", """{ "reference": "RelatedPerson/1", "type": "RelatedPerson", "display": "K" }""",
        "Consent.performer[0].reference")]
    [InlineData("organization", """[{ "reference": "Organization/01980000-0000-7000-8000-000000000000" }]""",
        "Consent.organization")]
    [InlineData("sourceAttachment", null, "Consent.source")]
    [InlineData("sourceAttachment.url", "\"https://x.example/form.pdf\"", "Consent.source.url")]
    [InlineData("sourceAttachment.contentType", "\"text/html\"", "Consent.source.contentType")]
    [InlineData("sourceAttachment.contentType", "\"image/png\"", "Consent.source.data")]
    [InlineData("policy", """[{ "uri": "https://x.example/policy" }]""", "Consent.policy[0].uri")]
    [InlineData("policyRule", Coding, "Consent.policyRule")]
    [InlineData("policyRule", null, "Consent.policyRule")]
    [InlineData("policyRule.text", "\"and nothing about my job\"", "Consent.policyRule.text")]
    [InlineData("verification", "[{ \"verified\": false }]", "Consent.verification[0].verified")]
    [InlineData("verification", """[{ "verified": true, "verificationDate": "2026-11-21T09:30:00Z" }]""",
        "Consent.verification[0].verificationDate")]
    [InlineData("identifier", "[{ \"value\": \"1\" }]", "Consent.identifier[0]")]
    [InlineData("provision.type", "\"deny\"", "Consent.provision.type")]
    [InlineData("provision.type", null, "Consent.provision.type")]
    [InlineData("provision.period", null, "Consent.provision.period.end")]
    [InlineData("provision.period.end", "\"2027-11-20\"", "Consent.provision.period.end")]
    [InlineData("provision.period.start", "\"2026-11-19T00:00:00Z\"", "Consent.provision.period.start")]
    [InlineData("provision.period.start", "\"2028-01-01T00:00:00Z\"", "Consent.provision.period")]
    [InlineData("provision.period.extension", $"[{Extension}]", "Consent.provision.period.extension")]
    [InlineData("provision.actor.0.role", Coding, "Consent.provision.actor[0].role")]
    [InlineData("provision.actor.1.reference", """{ "reference": "Practitioner/1" }""",
        "Consent.provision.actor[1].reference")]
    [InlineData("provision.actor.1.reference", """{ "identifier": { "system": "urn:npi", "value": "1" } }""",
        "Consent.provision.actor[1].reference.identifier")]
    [InlineData("provision.action", $"[{Coding}]", "Consent.provision.action")]
    [InlineData("provision.action", null, "Consent.provision.action")]
    [InlineData("provision.securityLabel", """[{ "code": "PSY" }]""", "Consent.provision.securityLabel[0]")]
    [InlineData("provision.purpose", """[{ "code": "HMARKT" }]""", "Consent.provision.purpose[0]")]
    [InlineData("provision.purpose", null, "Consent.provision.purpose")]
    [InlineData("provision.class", """[{ "code": "Observation" }]""", "Consent.provision.class[0]")]
    [InlineData("provision.code", $"[{Coding}]", "Consent.provision.code")]
    [InlineData("provision.dataPeriod", """{ "start": "2026-01-01" }""", "Consent.provision.dataPeriod")]
    [InlineData("provision.data", """[{ "meaning": "instance", "reference": { "reference": "Task/1" } }]""",
        "Consent.provision.data")]
    [InlineData("provision.provision", "[{ \"type\": \"deny\" }]", "Consent.provision.provision")]
    public async Task What_cannot_be_honoured_is_named(string element, string? value, string expression)
    {
        var participant = await _desk.RegisterAsync(world.Clinic);
        var consent = _desk.Signed(participant);
        Set(consent, element.Split('.'), value);

        var answer = await _desk.PostAsync(consent);

        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        var issues = (await answer.JsonAsync()).GetProperty("issue").EnumerateArray().ToList();
        Assert.Contains(expression, issues.Select(issue => issue.Text("expression", 0)));
        Assert.All(issues, issue => Assert.NotEmpty(issue.Text("details", "text")!));
        Assert.DoesNotContain(world.Filings.Filed.Values, filed => filed.ParticipantId == participant);
    }

    [Fact]
    public async Task An_organization_files_for_itself_only()
    {
        var participant = await _desk.RegisterAsync(world.Clinic);
        var proposal = _desk.Signed(participant);
        var signed = _desk.Proposal(participant);
        foreach (var name in (string[])["dateTime", "performer", "sourceAttachment"])
        {
            signed[name] = proposal[name]!.DeepClone();
            proposal.Remove(name);
        }
        signed["provision"]!["period"] = proposal["provision"]!["period"]!.DeepClone();
        proposal["provision"]!.AsObject().Remove("period");
        (proposal["status"], signed["status"]) = ("proposed", "active");

        foreach (var consent in (JsonObject[])[proposal, signed])
        {
            var issue = await (await _desk.PostAsync(consent)).IssueAsync(HttpStatusCode.UnprocessableEntity);
            Assert.Equal("Consent.provision.actor", issue.Text("expression", 0));
        }
    }

    [Theory]
    [InlineData("dateTime")]
    [InlineData("sourceAttachment")]
    public async Task A_proposal_is_signed_by_nobody(string element)
    {
        var participant = await _desk.RegisterAsync(world.Clinic);
        var proposal = _desk.Proposal(participant);
        proposal[element] = _desk.Signed(participant)[element]!.DeepClone();

        var issue = await (await _desk.PostAsync(proposal)).IssueAsync(HttpStatusCode.UnprocessableEntity);

        Assert.Equal("A proposal is not signed yet; leave it out.", issue.Text("details", "text"));
    }

    [Fact]
    public async Task When_a_proposal_ends_is_not_the_clinics_to_say()
    {
        var proposal = _desk.Proposal(await _desk.RegisterAsync(world.Clinic));
        proposal["provision"]!["period"] = new JsonObject { ["end"] = "2027-11-20T00:00:00Z" };

        var issue = await (await _desk.PostAsync(proposal)).IssueAsync(HttpStatusCode.UnprocessableEntity);

        Assert.Equal("Consent.provision.period", issue.Text("expression", 0));
    }

    [Fact]
    public async Task What_Consent_refuses_is_told_in_the_words_of_the_resource()
    {
        var participant = await _desk.RegisterAsync(world.Clinic);
        world.Filings.Refusals[participant] = new InvalidRequestException("categories", "Never asked for alone.");

        var issue = await (await _desk.PostAsync(_desk.Proposal(participant)))
            .IssueAsync(HttpStatusCode.UnprocessableEntity);
        Assert.Equal("Consent.provision.class", issue.Text("expression", 0));

        world.Filings.Refusals[participant] = new NotFoundException("participant");
        var unknown = await _desk.PostAsync(_desk.Proposal(Guid.CreateVersion7()));
        var refused = await _desk.PostAsync(_desk.Proposal(participant));
        Assert.Equal(await unknown.Content.ReadAsStringAsync(), await refused.Content.ReadAsStringAsync());

        world.Filings.Refusals[participant] = new RefusedException(RefusedException.ConcurrentChange, "Somebody else.");
        await (await _desk.PostAsync(_desk.Proposal(participant))).IssueAsync(HttpStatusCode.Conflict);

        world.Filings.Refusals[participant] = new UnavailableException("consent");
        await (await _desk.PostAsync(_desk.Proposal(participant))).IssueAsync(HttpStatusCode.ServiceUnavailable);
    }

    [Theory]
    [InlineData("status=active")]
    [InlineData("identifier=1")]
    [InlineData("identifier=urn:x|1&status=active")]
    [InlineData("identifier=urn:x|%00")]
    public async Task A_condition_that_is_not_an_identifier_is_refused(string condition)
    {
        var answer = await _desk.PostAsync(_desk.Proposal(Guid.CreateVersion7()), condition);

        await answer.IssueAsync(HttpStatusCode.BadRequest);
    }

    /// <summary>Not one of them is under Part 2; with tests/Clients installed.</summary>
    [Fact]
    public async Task Each_of_HL7s_own_examples_is_refused_with_reasons()
    {
        var folder = RepositoryRoot.PathTo("tests/Clients/node_modules/hl7.fhir.r4.examples");
        var examples = System.IO.Directory.Exists(folder)
            ? System.IO.Directory.GetFiles(folder, "Consent-*.json")
            : [];

        foreach (var example in examples)
        {
            var answer = await _desk.PostAsync(JsonNode.Parse(await File.ReadAllTextAsync(example))!);

            Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
            var outcome = await answer.JsonAsync();
            Assert.Contains("Consent.policyRule", outcome.GetProperty("issue").EnumerateArray()
                .Select(issue => issue.Text("expression", 0)));
        }
        Assert.True(examples.Length is 0 or 12, $"{examples.Length} examples were found.");
    }

    /// <summary>A number is a position; null takes the element away.</summary>
    private static void Set(JsonObject consent, string[] path, string? value)
    {
        JsonNode parent = consent;
        foreach (var step in path[..^1])
        {
            parent = int.TryParse(step, out var position)
                ? parent[position]!
                : parent[step] ?? (parent[step] = new JsonObject());
        }
        var name = path[^1];
        if (int.TryParse(name, out var index)) parent[index] = JsonNode.Parse(value!);
        else if (value is null) parent.AsObject().Remove(name);
        else parent[name] = JsonNode.Parse(value);
    }
}
