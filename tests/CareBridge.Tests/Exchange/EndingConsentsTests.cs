using System.Net;
using System.Text.Json.Nodes;
using CareBridge.Contracts.Consent;
using CareBridge.Exchange.Features.Projections;
using CareBridge.Platform.Domain;

namespace CareBridge.Tests.Exchange;

/// <summary>
/// A participant has told a clinic that they revoke, and its system hands that in.
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
        var notice = await answer.JsonAsync();
        Assert.Equal("inactive", notice.Text("status"));
        Assert.False(notice.TryGetProperty("patient", out _));
        var revocation = Assert.Single(world.Filings.Revocations, r => r.ConsentId == consent.ConsentId);
        Assert.Equal(world.ClinicSystem, revocation.TakenBy);
        Assert.Equal(world.Clinic, revocation.OrganizationId);
        Assert.Equal(RevocationManner.Written, revocation.Manner);
        Assert.Null(revocation.ReceivedAt);
    }

    [Fact]
    public async Task A_revocation_whose_answer_was_lost_may_be_sent_again_as_it_was()
    {
        var consent = await GrantedAsync();
        var resource = await ReadAsync(consent.ConsentId);
        resource["status"] = "inactive";
        var first = await _desk.PutAsync(consent.ConsentId, resource.DeepClone().AsObject(), "W/\"2\"");
        world.Disclosures.Revoke(_participant, world.Community, world.Clinic);

        var again = await _desk.PutAsync(consent.ConsentId, resource.DeepClone().AsObject(), "W/\"2\"");
        var unconditional = await _desk.PutAsync(consent.ConsentId, resource.DeepClone().AsObject());

        foreach (var repeat in (HttpResponseMessage[])[again, unconditional])
        {
            Assert.Equal(HttpStatusCode.OK, repeat.StatusCode);
            Assert.Equal("W/\"3\"", repeat.Headers.ETag?.ToString());
            Assert.Equal(await first.Content.ReadAsStringAsync(), await repeat.Content.ReadAsStringAsync());
        }
        await (await _desk.PutAsync(consent.ConsentId, resource, "W/\"1\""))
            .IssueAsync(HttpStatusCode.PreconditionFailed);
    }

    [Fact]
    public async Task To_hold_words_against_a_consent_is_to_be_shown_it_and_is_accounted_for()
    {
        var consent = await GrantedAsync();
        var guess = Minimal(consent.ConsentId);
        guess["dateTime"] = "2026-01-01T00:00:00Z";
        world.Disclosures.Authorized.Clear();

        await (await _desk.PutAsync(consent.ConsentId, guess)).IssueAsync(HttpStatusCode.UnprocessableEntity);

        var item = Assert.Single(
            world.Disclosures.Authorized.SelectMany(asked => asked.Items), i => i.ResourceId == consent.ConsentId);
        Assert.Equal(("Consent", 2), (item.ResourceType, item.ResourceVersion));
    }

    [Fact]
    public async Task A_change_at_the_same_moment_is_no_fault_of_the_consent()
    {
        var consent = await GrantedAsync();
        world.Filings.Refusals[_participant] = new RefusedException(
            RefusedException.ConcurrentChange, "Somebody else.");

        var issue = await (await _desk.PutAsync(consent.ConsentId, Minimal(consent.ConsentId)))
            .IssueAsync(HttpStatusCode.Conflict);

        Assert.Equal("conflict", issue.Text("code"));
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

    [Theory]
    [InlineData("patient")]
    [InlineData("dateTime")]
    [InlineData("provision")]
    public async Task Who_may_not_see_a_consent_finds_nothing_out_by_guessing(string element)
    {
        var consent = await GrantedAsync();
        var guessed = Minimal(consent.ConsentId);
        guessed[element] = (await ReadAsync(consent.ConsentId))[element]!.DeepClone();
        world.Disclosures.Revoke(_participant, world.Community, world.Clinic);

        var issue = await (await _desk.PutAsync(consent.ConsentId, guessed))
            .IssueAsync(HttpStatusCode.UnprocessableEntity);

        Assert.Equal($"Consent.{element}", issue.Text("expression", 0));
        Assert.DoesNotContain(world.Filings.Revocations, r => r.ConsentId == consent.ConsentId);
        var ended = await _desk.PutAsync(consent.ConsentId, Minimal(consent.ConsentId));
        Assert.Equal(HttpStatusCode.OK, ended.StatusCode);
        var right = await _desk.PutAsync(consent.ConsentId, guessed);
        guessed.Remove(element);
        var without = await _desk.PutAsync(consent.ConsentId, guessed);
        Assert.Equal(HttpStatusCode.OK, right.StatusCode);
        Assert.Equal(await without.Content.ReadAsStringAsync(), await right.Content.ReadAsStringAsync());
    }

    [Fact]
    public async Task A_stop_notice_that_is_sent_back_says_the_same_again()
    {
        var consent = await GrantedAsync();
        (await _desk.PutAsync(consent.ConsentId, Minimal(consent.ConsentId))).EnsureSuccessStatusCode();
        world.Disclosures.Revoke(_participant, world.Community, world.Clinic);
        var notice = await ReadAsync(consent.ConsentId);
        Assert.False(notice.ContainsKey("patient"));

        var again = await _desk.PutAsync(consent.ConsentId, notice);

        Assert.Equal(HttpStatusCode.OK, again.StatusCode);
        Assert.Equal("W/\"3\"", again.Headers.ETag?.ToString());
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

    private async Task<ConsentChanged> GrantedAsync()
    {
        world.Disclosures.Permit(_participant, world.Community, world.Clinic);
        var consent = world.Granted(_participant);
        world.Filings.Put(consent);
        await world.ProjectAsync<ProjectConsent, ConsentChanged>(consent);
        return consent;
    }

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
}
