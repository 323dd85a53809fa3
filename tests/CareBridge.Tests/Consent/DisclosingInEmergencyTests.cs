using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using CareBridge.Contracts.Consent;
using CareBridge.Platform.Domain;

namespace CareBridge.Tests.Consent;

/// <summary>Medical emergencies (42 CFR 2.51): what no consent covers is shown, and is written down as such.</summary>
public sealed class DisclosingInEmergencyTests(ConsentNetwork network) : IClassFixture<ConsentNetwork>
{
    [Fact]
    public async Task A_medical_emergency_permits_without_consent_and_is_documented()
    {
        var participant = await network.RegisterAsync();
        var grounds = new EmergencyGrounds(Guid.CreateVersion7(), "suicide-risk-high");
        var question = network.Question(participant, DisclosureCategory.SafetyPlan) with
        {
            Purpose = PurposeOfUse.EmergencyTreatment,
            Emergency = grounds,
        };

        var answer = await network.AuthorizeAsync(question);

        Assert.Equal([new PermittedItem(0, null)], answer.Permitted);
        var line = Assert.Single(await LinesAsync(participant));
        Assert.False(line.TryGetProperty("consentId", out _));
        Assert.Equal(grounds.DisclosedBy, line.GetProperty("emergency").GetProperty("disclosedBy").GetGuid());
        Assert.Equal("suicide-risk-high", line.GetProperty("emergency").GetProperty("natureCode").GetString());
    }

    [Fact]
    public async Task Emergency_grounds_open_nothing_for_another_purpose()
    {
        var participant = await network.RegisterAsync();
        var question = network.Question(participant, DisclosureCategory.SafetyPlan) with
        {
            Emergency = new EmergencyGrounds(Guid.Empty, ""),
        };

        var invalid = await Assert.ThrowsAsync<InvalidRequestException>(() => network.AuthorizeAsync(question));

        Assert.Equal(["emergency.disclosedBy", "emergency.natureCode", "purpose"], invalid.Errors.Keys.Order());
        Assert.Empty(await LinesAsync(participant));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task What_is_consented_to_is_shown_under_the_consent_and_goes_on_when_it_is_revoked(bool isDerived)
    {
        var (participant, consent) = await ConsentedAsync();
        var question = network.Question(
            participant, DisclosureCategory.SafetyPlan, DisclosureCategory.CrisisEvents) with
        {
            DisclosureId = isDerived ? DerivedId.Of("test", participant) : Guid.CreateVersion7(),
            Purpose = PurposeOfUse.EmergencyTreatment,
            Emergency = new EmergencyGrounds(Guid.CreateVersion7(), "suicide-risk-high"),
        };

        var first = await network.AuthorizeAsync(question);
        var repeated = await network.AuthorizeAsync(question);
        (await network.ActAsync(participant, consent, "revoke")).EnsureSuccessStatusCode();
        var revoked = await network.AuthorizeAsync(question);
        var again = await network.AuthorizeAsync(question);

        Assert.Equal([new PermittedItem(0, null), new PermittedItem(1, consent)], first.Permitted);
        Assert.Equal(first.Permitted, repeated.Permitted);
        Assert.Equal([new PermittedItem(0, null), new PermittedItem(1, null)], revoked.Permitted);
        Assert.Equal(revoked.Permitted, again.Permitted);
        var lines = await LinesAsync(participant);
        Assert.Equal(
            [(false, true), (false, true), (true, false)],
            lines.Select(line => (
                line.TryGetProperty("consentId", out _), line.TryGetProperty("emergency", out _))).Order());
    }

    [Fact]
    public async Task Whoever_declares_no_emergency_is_shown_nothing_more_after_a_revocation()
    {
        var (participant, consent) = await ConsentedAsync();
        var question = network.Question(participant, DisclosureCategory.CrisisEvents) with
        {
            DisclosureId = DerivedId.Of("test", participant),
            Purpose = PurposeOfUse.EmergencyTreatment,
        };
        Assert.Single((await network.AuthorizeAsync(question)).Permitted);

        (await network.ActAsync(participant, consent, "revoke")).EnsureSuccessStatusCode();

        Assert.Empty((await network.AuthorizeAsync(question)).Permitted);
        Assert.Single(await LinesAsync(participant));
    }

    [Fact]
    public async Task No_id_that_follows_from_something_is_taken_by_telling_somebody_else()
    {
        var (participant, _) = await ConsentedAsync();
        var id = DerivedId.Of("emergency on a board", participant);

        var answer = await network.Specialist.PutAsJsonAsync($"/api/consent/disclosures/{id}", new
        {
            participantId = participant,
            recipientOrganizationId = network.Clinic,
            purpose = "emergency-treatment",
            categories = new[] { "crisis-events" },
        });

        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        Assert.Empty(await LinesAsync(participant));
    }

    /// <summary>A participant who lets crisis events be shown in an emergency.</summary>
    private async Task<(Guid Participant, Guid Consent)> ConsentedAsync()
    {
        var (participant, consent) = (await network.RegisterAsync(), Guid.CreateVersion7());
        (await network.Specialist.PutAsJsonAsync($"/api/consent/consents/{consent}", new
        {
            participantId = participant,
            discloserOrganizationIds = new[] { network.Community },
            recipientOrganizationIds = new[] { network.Clinic },
            categories = new[] { "crisis-events" },
            purposes = new[] { "emergency-treatment" },
        })).EnsureSuccessStatusCode();
        (await network.GrantAsync(participant, consent)).EnsureSuccessStatusCode();
        return (participant, consent);
    }

    private async Task<List<JsonElement>> LinesAsync(Guid participant) =>
        [.. (await network.AccountingAsync(participant)).GetProperty("items").EnumerateArray()];
}
