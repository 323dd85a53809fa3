using System.Net;
using System.Text.Json;
using CareBridge.Contracts.Consent;
using CareBridge.Exchange.Features.Projections;

namespace CareBridge.Tests.Exchange;

/// <summary>What is left of a consent that has ended for whoever received under it.</summary>
[Collection(ExchangeCollection.Name)]
public sealed class StopNoticesTests(ExchangeWorld world)
{
    private readonly Guid _participant = Guid.CreateVersion7();

    [Theory]
    [InlineData(ConsentStatus.Revoked)]
    [InlineData(ConsentStatus.Expired)]
    public async Task Without_a_permit_a_recipient_is_told_that_it_ended_and_nothing_of_anybody(ConsentStatus status)
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
            var never = world.Granted(_participant) with { Status = status, GrantedAt = null, Signer = null };
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

        var whole = await (await world.ClinicClient.GetAsync($"/fhir/Consent/{consent.ConsentId}")).JsonAsync();

        Assert.Equal("inactive", whole.Text("status"));
        Assert.Equal($"Patient/{_participant}", whole.Text("patient", "reference"));
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
        var consent = world.Granted(_participant);
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

    private async Task<JsonElement> SearchAsync(string query)
    {
        var answer = await world.ClinicClient.GetAsync($"/fhir/Consent?{query}");
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        return await answer.JsonAsync();
    }
}
