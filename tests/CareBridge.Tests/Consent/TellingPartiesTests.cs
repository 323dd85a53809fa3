using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using CareBridge.Contracts.Consent;
using CareBridge.Platform.Security;
using CareBridge.Testing;

namespace CareBridge.Tests.Consent;

/// <summary>Who hears of a consent, and who takes a revocation.</summary>
public sealed class TellingPartiesTests(ConsentNetwork network) : IClassFixture<ConsentNetwork>
{
    [Fact]
    public async Task The_participant_hears_of_a_request_is_reminded_and_the_asker_hears_that_it_lapsed()
    {
        var participant = await network.RegisterAsync();
        var consent = await network.RequestAsync(participant);
        await Eventually.IsAsync("consent-requested", () => KindsAsync(network.Participant(participant), consent));

        network.Clock.Advance(TimeSpan.FromDays(3));
        await Eventually.IsAsync(
            "consent-reminder, consent-requested", () => KindsAsync(network.Participant(participant), consent));
        network.Clock.Advance(TimeSpan.FromDays(7));
        await Eventually.IsAsync(
            "consent-reminder, consent-reminder, consent-requested",
            () => KindsAsync(network.Participant(participant), consent));
        network.Clock.Advance(TimeSpan.FromDays(30));

        await Eventually.IsAsync("consent-lapsed", () => KindsAsync(network.Specialist, consent));
    }

    [Fact]
    public async Task The_asker_hears_of_a_no_and_no_reason()
    {
        var participant = await network.RegisterAsync();
        var consent = await network.RequestAsync(participant);

        (await network.ActAsync(participant, consent, "decline")).EnsureSuccessStatusCode();

        await Eventually.IsAsync("consent-declined", () => KindsAsync(network.Specialist, consent));
    }

    [Fact]
    public async Task Who_received_something_is_told_to_stop_and_who_did_not_hears_nothing()
    {
        var (participant, consent) = await network.GrantedAsync();
        await network.AuthorizeAsync(network.Question(participant, DisclosureCategory.Referrals));

        var answer = await network.ActAsync(participant, consent, "revoke");

        var relied = (await answer.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("alreadyDisclosed");
        Assert.Equal(network.Clinic, relied.EnumerateArray().Single().GetProperty("recipientOrganizationId").GetGuid());
        var clinic = network.Staff(Role.ClinicStaff, network.Clinic);
        await Eventually.IsAsync("stop-using", () => KindsAsync(clinic, consent));
        Assert.Empty(await KindsAsync(network.Staff(Role.ClinicStaff, network.OtherClinic), consent));
        var text = await clinic.GetStringAsync("/api/consent/notices");
        Assert.DoesNotContain(participant.ToString(), text);
    }

    [Theory]
    [InlineData(Role.PeerSpecialist, true)]
    [InlineData(Role.ClinicStaff, false)]
    public async Task A_spoken_revocation_is_recorded_with_who_took_it_and_holds_at_once(Role role, bool atCommunity)
    {
        var (participant, consent) = await network.GrantedAsync();
        var taker = new Caller(Guid.CreateVersion7(), role, atCommunity ? network.Community : network.Clinic);
        var spoken = new { manner = "spoken", receivedAt = network.Clock.GetUtcNow().AddHours(-1) };

        var answer = await network.Host.As(taker).PostAsJsonAsync(
            $"/api/consent/consents/{consent}/record-revocation", spoken);
        var again = await network.Host.As(taker).PostAsJsonAsync(
            $"/api/consent/consents/{consent}/record-revocation", spoken);

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal(await answer.Content.ReadAsStringAsync(), await again.Content.ReadAsStringAsync());
        Assert.Empty((await network.AuthorizeAsync(
            network.Question(participant, DisclosureCategory.Referrals))).Permitted);
        var revocation = (await network.ReadAsync(participant, consent)).GetProperty("revocation");
        Assert.Equal(taker.Id, revocation.GetProperty("takenBy").GetGuid());
        Assert.Equal("spoken", revocation.GetProperty("manner").GetString());
    }

    [Fact]
    public async Task Who_the_consent_does_not_name_cannot_tell_it_from_none()
    {
        var (_, consent) = await network.GrantedAsync();
        var stranger = network.Staff(Role.PeerSpecialist, network.OtherCommunity);
        var spoken = new { manner = "spoken", receivedAt = network.Clock.GetUtcNow() };

        var known = await stranger.PostAsJsonAsync($"/api/consent/consents/{consent}/record-revocation", spoken);
        var none = await stranger.PostAsJsonAsync(
            $"/api/consent/consents/{Guid.CreateVersion7()}/record-revocation", spoken);

        Assert.Equal(HttpStatusCode.NotFound, known.StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, none.StatusCode);
        // Nor can a recipient before anything was granted.
        var asked = await network.RequestAsync(await network.RegisterAsync());
        var early = await network.Staff(Role.ClinicStaff, network.Clinic)
            .PostAsJsonAsync($"/api/consent/consents/{asked}/record-revocation", spoken);
        Assert.Equal(HttpStatusCode.NotFound, early.StatusCode);
    }

    [Fact]
    public async Task A_disclosure_by_word_of_mouth_is_decided_and_accounted_for_before_it_is_made()
    {
        var participant = await network.RegisterAsync();
        var sister = Guid.CreateVersion7();
        var consent = Guid.CreateVersion7();
        (await network.Specialist.PutAsJsonAsync($"/api/consent/consents/{consent}", new
        {
            participantId = participant,
            discloserOrganizationIds = new[] { network.Community },
            recipientPersons = new[] { new { id = sister, name = "Ana Rivers", relationship = "family" } },
            categories = new[] { "engagement" },
            purposes = new[] { "care-management" },
        })).EnsureSuccessStatusCode();
        Assert.Equal(HttpStatusCode.Conflict, (await TellAsync(participant, sister)).StatusCode);
        (await network.GrantAsync(participant, consent)).EnsureSuccessStatusCode();

        var answer = await TellAsync(participant, sister);

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        var view = await answer.Content.ReadFromJsonAsync<JsonElement>();
        Assert.Equal(["engagement"], view.GetProperty("permitted").EnumerateArray().Select(item => item.GetString()));
        Assert.Equal(RedisclosureNotice.Text, view.GetProperty("notice").GetString());
        Assert.Contains("engagement", view.GetProperty("scopes")[0].GetProperty("explanation").GetString());
        Assert.Equal(HttpStatusCode.Conflict, (await TellAsync(participant, Guid.CreateVersion7())).StatusCode);
        var lines = (await network.AccountingAsync(participant)).GetProperty("items");
        Assert.Equal(sister, lines.EnumerateArray().Single().GetProperty("recipientId").GetGuid());
    }

    private Task<HttpResponseMessage> TellAsync(Guid participant, Guid person) =>
        network.Specialist.PutAsJsonAsync($"/api/consent/disclosures/{Guid.CreateVersion7()}", new
        {
            participantId = participant,
            recipientPersonId = person,
            purpose = "care-management",
            categories = new[] { "engagement", "reflections" },
        });

    /// <summary>Kinds of the notices about the consent, newest first.</summary>
    private static async Task<string> KindsAsync(HttpClient reader, Guid consent)
    {
        var page = await reader.GetFromJsonAsync<JsonElement>("/api/consent/notices");
        return string.Join(
            ", ",
            from notice in page.GetProperty("items").EnumerateArray()
            where notice.GetProperty("subjectId").GetGuid() == consent
            select notice.GetProperty("kind").GetString());
    }
}
