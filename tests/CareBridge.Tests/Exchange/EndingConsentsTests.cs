using System.Net;
using System.Text.Json.Nodes;
using CareBridge.Contracts.Consent;
using CareBridge.Exchange.Features.Projections;

namespace CareBridge.Tests.Exchange;

/// <summary>
/// A consent that has ended: handed in by a clinic, and what is left of it for whoever received under it.
/// </summary>
[Collection(ExchangeCollection.Name)]
public sealed class EndingConsentsTests(ExchangeWorld world)
{
    private readonly FilingDesk _desk = new(world);
    private readonly Guid _participant = Guid.CreateVersion7();

    [Fact]
    public async Task A_clinic_hands_in_a_revocation_and_is_told_to_stop()
    {
        var consent = await GrantedAsync();
        var resource = await ReadAsync(consent.ConsentId);
        resource["status"] = "inactive";

        var answer = await _desk.PutAsync(consent.ConsentId, resource, "W/\"2\"");

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal("W/\"3\"", answer.Headers.ETag?.ToString());
        AssertTellsNothing(await answer.Content.ReadAsStringAsync());
        var revocation = Assert.Single(world.Filings.Revocations, r => r.ConsentId == consent.ConsentId);
        Assert.Equal(world.ClinicSystem, revocation.TakenBy);
        Assert.Equal(world.Clinic, revocation.OrganizationId);
        Assert.Equal(RevocationManner.Written, revocation.Manner);
    }

    [Fact]
    public async Task A_revocation_may_be_spoken_and_received_before()
    {
        var consent = await GrantedAsync();
        var resource = Minimal(consent.ConsentId);
        resource["extension"] = JsonNode.Parse("""
            [{ "url": "https://carebridge.example/fhir/StructureDefinition/consent-revocation",
               "extension": [
                 { "url": "manner", "valueCode": "spoken" },
                 { "url": "received", "valueDateTime": "2026-11-20T13:00:00Z" }] }]
            """);

        Assert.Equal(HttpStatusCode.OK, (await _desk.PutAsync(consent.ConsentId, resource)).StatusCode);

        var revocation = Assert.Single(world.Filings.Revocations, r => r.ConsentId == consent.ConsentId);
        Assert.Equal(RevocationManner.Spoken, revocation.Manner);
        Assert.Equal(ExchangeWorld.Noon.AddHours(1), revocation.ReceivedAt);
        Assert.Equal(HttpStatusCode.OK, (await _desk.PutAsync(consent.ConsentId, resource)).StatusCode);
    }

    [Theory]
    [InlineData("""{ "url": "https://x.example" , "valueBoolean": true }""", "Consent.extension[0]")]
    [InlineData("""
        { "url": "https://carebridge.example/fhir/StructureDefinition/consent-revocation",
          "extension": [{ "url": "manner", "valueCode": "sung" }] }
        """, "Consent.extension[0].extension[0].value")]
    [InlineData("""
        { "url": "https://carebridge.example/fhir/StructureDefinition/consent-revocation",
          "extension": [{ "url": "received", "valueDateTime": "2999-01-01T00:00:00Z" }] }
        """, "Consent.extension[0].extension[0].value")]
    public async Task What_a_revocation_cannot_say_is_named(string extension, string expression)
    {
        var consent = await GrantedAsync();
        var resource = Minimal(consent.ConsentId);
        resource["extension"] = new JsonArray(JsonNode.Parse(extension));

        var answer = await _desk.PutAsync(consent.ConsentId, resource);

        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        Assert.Contains(expression, (await answer.JsonAsync()).GetProperty("issue").EnumerateArray()
            .Select(issue => issue.Text("expression", 0)));
        Assert.DoesNotContain(world.Filings.Revocations, r => r.ConsentId == consent.ConsentId);
    }

    [Fact]
    public async Task A_revocation_changes_nothing_else_and_comes_from_those_whom_the_consent_names()
    {
        var consent = await GrantedAsync();
        var resource = Minimal(consent.ConsentId);
        var narrowed = resource.DeepClone().AsObject();
        narrowed["dateTime"] = "2026-01-01";

        var changed = await (await _desk.PutAsync(consent.ConsentId, narrowed))
            .IssueAsync(HttpStatusCode.UnprocessableEntity);
        var stale = await _desk.PutAsync(consent.ConsentId, resource, "W/\"1\"");
        var stranger = await _desk.PutAsync(consent.ConsentId, resource, client: world.OtherClient);
        var unknown = await _desk.PutAsync(Guid.CreateVersion7(), resource);

        Assert.Equal("Consent.dateTime", changed.Text("expression", 0));
        await stale.IssueAsync(HttpStatusCode.PreconditionFailed);
        await stranger.IssueAsync(HttpStatusCode.NotFound);
        Assert.Equal(await unknown.Content.ReadAsStringAsync(), await stranger.Content.ReadAsStringAsync());
        Assert.DoesNotContain(world.Filings.Revocations, r => r.ConsentId == consent.ConsentId);
    }

    [Fact]
    public async Task What_has_ended_by_itself_cannot_be_revoked()
    {
        var consent = await GrantedAsync();
        world.Filings.Put(consent with { Status = ConsentStatus.Expired });

        var issue = await (await _desk.PutAsync(consent.ConsentId, Minimal(consent.ConsentId)))
            .IssueAsync(HttpStatusCode.UnprocessableEntity);

        Assert.Equal("Consent.status", issue.Text("expression", 0));
    }

    [Theory]
    [InlineData(ConsentStatus.Revoked)]
    [InlineData(ConsentStatus.Expired)]
    public async Task Without_a_permit_a_recipient_is_told_that_it_has_ended_and_nothing_of_anybody(ConsentStatus status)
    {
        var consent = await GrantedAsync();
        await EndAsync(consent, status);

        var answer = await world.ClinicClient.GetAsync($"/fhir/Consent/{consent.ConsentId}");

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal("W/\"3\"", answer.Headers.ETag?.ToString());
        AssertTellsNothing(await answer.Content.ReadAsStringAsync());
        var stub = await answer.JsonAsync();
        Assert.Equal("inactive", stub.Text("status"));
        Assert.Equal("3", stub.Text("meta", "versionId"));
        Assert.Equal("2026-11-21T12:00:00Z", stub.Text("provision", "period", "end"));
        Assert.Equal(
            ["resourceType", "id", "meta", "text", "status", "scope", "category", "policyRule", "provision"],
            stub.EnumerateObject().Select(member => member.Name));

        var bundle = await SearchAsync($"_id={consent.ConsentId}&_total=accurate");
        Assert.Equal([consent.ConsentId], bundle.Matches());
        Assert.Equal("1", bundle.Text("total"));
        AssertTellsNothing(bundle.GetRawText());
    }

    [Fact]
    public async Task Nobody_finds_out_whose_consent_it_was()
    {
        var consent = await GrantedAsync();
        await EndAsync(consent, ConsentStatus.Revoked);

        Assert.Empty((await SearchAsync($"patient={_participant}")).Matches());
        Assert.Empty((await SearchAsync($"patient={_participant}&_id={consent.ConsentId}")).Matches());
        Assert.Empty((await SearchAsync($"_id={consent.ConsentId}&date=2026-11-20")).Matches());
        var signatures = await world.ClinicClient.GetAsync($"/fhir/Provenance?target=Consent/{consent.ConsentId}");
        Assert.Empty((await signatures.JsonAsync()).Matches());
        await (await world.OtherClient.GetAsync($"/fhir/Consent/{consent.ConsentId}"))
            .IssueAsync(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task Only_what_was_given_and_has_ended_is_told_of()
    {
        var withheld = await GrantedAsync();
        world.Disclosures.Revoke(_participant, world.Community, world.Clinic);
        await (await world.ClinicClient.GetAsync($"/fhir/Consent/{withheld.ConsentId}"))
            .IssueAsync(HttpStatusCode.NotFound);

        foreach (var status in (ConsentStatus[])[ConsentStatus.Declined, ConsentStatus.Lapsed, ConsentStatus.Withdrawn])
        {
            var never = Granted() with { Status = status, GrantedAt = null, Signer = null };
            await world.ProjectAsync<ProjectConsent, ConsentChanged>(never);
            await (await world.ClinicClient.GetAsync($"/fhir/Consent/{never.ConsentId}"))
                .IssueAsync(HttpStatusCode.NotFound);
        }
    }

    [Fact]
    public async Task Whoever_may_still_see_an_ended_consent_sees_it_whole()
    {
        var consent = await GrantedAsync();
        await EndAsync(consent, ConsentStatus.Revoked);
        world.Disclosures.Permit(_participant, world.Community, world.Clinic);

        var whole = await ReadAsync(consent.ConsentId);

        Assert.Equal("inactive", (string?)whole["status"]);
        Assert.Equal($"Patient/{_participant}", (string?)whole["patient"]!["reference"]);
        Assert.Equal([consent.ConsentId], (await SearchAsync($"_id={consent.ConsentId}")).Matches());
    }

    private void AssertTellsNothing(string text)
    {
        foreach (var secret in (Guid[])[_participant, world.Community, world.Clinic])
            Assert.DoesNotContain(secret.ToString(), text, StringComparison.OrdinalIgnoreCase);
        foreach (var word in (string[])["Patient/", "Organization/", "check-in-scores", "TREAT", "\"actor\""])
            Assert.DoesNotContain(word, text, StringComparison.Ordinal);
    }

    private async Task<ConsentChanged> GrantedAsync()
    {
        world.Disclosures.Permit(_participant, world.Community, world.Clinic);
        var consent = Granted();
        world.Filings.Put(consent);
        await world.ProjectAsync<ProjectConsent, ConsentChanged>(consent);
        return consent;
    }

    private async Task EndAsync(ConsentChanged consent, ConsentStatus status)
    {
        world.Disclosures.Revoke(_participant, world.Community, world.Clinic);
        var at = ExchangeWorld.Noon.AddDays(1);
        await world.ProjectAsync<ProjectConsent, ConsentChanged>(consent with
        {
            Version = 3,
            Status = status,
            RevokedAt = status == ConsentStatus.Revoked ? at : null,
            ChangedAt = at,
        });
    }

    private ConsentChanged Granted() => new()
    {
        ConsentId = Guid.CreateVersion7(),
        Version = 2,
        ParticipantId = _participant,
        Status = ConsentStatus.Granted,
        DiscloserOrganizationIds = [world.Community],
        RecipientOrganizationIds = [world.Clinic],
        Categories = [DisclosureCategory.CheckInScores],
        Purposes = [PurposeOfUse.Treatment],
        RequestedAt = ExchangeWorld.Noon,
        GrantedAt = ExchangeWorld.Noon,
        ExpiresAt = ExchangeWorld.Noon.AddYears(1),
        Signer = SignerRole.Participant,
        ChangedAt = ExchangeWorld.Noon,
    };

    private static JsonObject Minimal(Guid id) => JsonNode.Parse($$"""
        { "resourceType": "Consent", "id": "{{id}}", "status": "inactive",
          "scope": { "coding": [{
            "system": "http://terminology.hl7.org/CodeSystem/consentscope", "code": "patient-privacy" }] },
          "category": [{ "coding": [{ "system": "http://loinc.org", "code": "59284-0" }] }] }
        """)!.AsObject();

    private async Task<JsonObject> ReadAsync(Guid id)
    {
        var answer = await world.ClinicClient.GetAsync($"/fhir/Consent/{id}");
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        return JsonNode.Parse(await answer.Content.ReadAsStringAsync())!.AsObject();
    }

    private async Task<System.Text.Json.JsonElement> SearchAsync(string query)
    {
        var answer = await world.ClinicClient.GetAsync($"/fhir/Consent?{query}");
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        return await answer.JsonAsync();
    }
}
