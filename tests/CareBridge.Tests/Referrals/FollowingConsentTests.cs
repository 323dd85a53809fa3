using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using CareBridge.Contracts.Referrals;
using CareBridge.Platform.Security;
using CareBridge.Platform.Web;
using CareBridge.Referrals.Domain;
using CareBridge.Referrals.Storage;
using CareBridge.Testing;
using CareBridge.Tests.Exporting;
using Microsoft.EntityFrameworkCore;

namespace CareBridge.Tests.Referrals;

/// <summary>What happens to referrals that are under way when the participant says no, or yes again.</summary>
public sealed class FollowingConsentTests(CareNetwork network) : IClassFixture<CareNetwork>
{
    [Fact]
    public async Task An_accepted_referral_says_since_when_the_clinic_cannot_look_at_it()
    {
        var (referral, participant, consent) = await network.SendAsync();
        await network.AnswerAsync(referral, ReferralStatus.Accepted);
        Assert.False(await IsWithheldAsync(referral));

        await network.RevokeAsync(participant, consent);
        await Eventually.IsAsync(true, () => IsWithheldAsync(referral));

        Assert.Equal("accepted", await network.StatusAsync(referral));
        await network.ConsentAsync(participant, network.Clinic, "referrals", "treatment");
        await Eventually.IsAsync(false, () => IsWithheldAsync(referral));
    }

    [Theory]
    [InlineData(ReferralStatus.Declined)]
    [InlineData(ReferralStatus.Completed)]
    public async Task What_is_over_is_withheld_too_and_its_receiver_takes_no_copy_of_it_away(ReferralStatus answer)
    {
        var (referral, participant, consent) = await network.SendAsync();
        if (answer == ReferralStatus.Completed) await network.AnswerAsync(referral, ReferralStatus.Accepted);
        await network.AnswerAsync(
            referral, answer, outcome: answer == ReferralStatus.Completed ? "service-provided" : null);
        Assert.Contains(referral, await ExportedAsync());

        await network.RevokeAsync(participant, consent);
        await Eventually.IsAsync(true, () => IsWithheldAsync(referral));

        Assert.DoesNotContain(referral, await ExportedAsync());
        Assert.Equal(EnumCode.Of(answer), await network.StatusAsync(referral));
        await network.ConsentAsync(participant, network.Clinic, "referrals", "treatment");
        await Eventually.IsAsync(false, () => IsWithheldAsync(referral));
        Assert.Contains(referral, await ExportedAsync());
    }

    [Fact]
    public async Task What_was_released_by_a_consent_that_has_ended_meanwhile_is_withheld_again()
    {
        var (referral, participant, consent) = await network.SendAsync();
        await network.AnswerAsync(referral, ReferralStatus.Accepted);
        await network.RevokeAsync(participant, consent);
        await Eventually.IsAsync(true, () => IsWithheldAsync(referral));

        // As whoever has asked before it ended, and saves after.
        await network.InStoreAsync<ReferralsDbContext, int>(async store =>
        {
            var late = await store.Referrals.SingleAsync(r => r.Id == referral);
            late.Follow(permitted: true, Make.Act(Side.System, TimeProvider.System.GetUtcNow()));
            return await store.SaveChangesAsync();
        });

        await Eventually.IsAsync(true, () => IsWithheldAsync(referral));
    }

    [Fact]
    public async Task A_denial_takes_a_referral_back_and_letting_go_of_it_sends_it_again()
    {
        var (referral, participant, _) = await network.SendAsync();
        var denial = $"/api/consent/denials/{Guid.CreateVersion7()}";

        var denied = await network.Participant(participant).PutAsJsonAsync(
            denial, new { recipientOrganizationIds = new[] { network.Clinic } });
        denied.EnsureSuccessStatusCode();

        await network.ClinicStaff().GetAsync(ReferralDesk.Route(referral)).IsAsync(HttpStatusCode.NotFound);
        await Eventually.IsAsync("awaiting-consent", () => network.StatusAsync(referral));
        (await network.Participant(participant).PostAsync($"{denial}/withdraw", null)).EnsureSuccessStatusCode();
        await Eventually.IsAsync("sent", () => network.StatusAsync(referral));
    }

    [Fact]
    public async Task A_request_that_a_referral_waited_for_is_withdrawn_with_it()
    {
        var participant = await network.RegisterAsync();
        var referral = await network.SubmitAsync(participant);
        await Eventually.IsAsync("requested", () => ConsentStatusAsync(participant));

        (await network.ActAsync(referral, "cancel")).EnsureSuccessStatusCode();

        await Eventually.IsAsync("withdrawn", () => ConsentStatusAsync(participant));
    }

    [Fact]
    public async Task Break_glass_shows_an_emergency_physician_what_consent_does_not()
    {
        var participant = await network.RegisterAsync();
        var physician = network.Staff(Role.ClinicStaff, network.Clinic, Guid.CreateVersion7());
        var path = $"/api/directory/participants/{participant}?purpose=emergency-treatment";
        await physician.GetAsync(path).IsAsync(HttpStatusCode.NotFound);

        var opened = await physician.PutAsJsonAsync($"/api/consent/break-glass/{Guid.CreateVersion7()}", new
        {
            participantId = participant,
            facility = "County hospital",
            natureCode = "overdose",
            reason = "Found unconscious.",
            categories = new[] { "identity" },
        });

        await Task.FromResult(opened).IsAsync(HttpStatusCode.Created);
        var seen = await physician.GetFromJsonAsync<JsonElement>(path);
        Assert.Equal("Rivers", seen.GetProperty("familyName").GetString());
        await network.ClinicStaff().GetAsync(path).IsAsync(HttpStatusCode.NotFound);
        var line = Assert.Single(await network.AccountingAsync(participant));
        Assert.Equal("overdose", line.GetProperty("emergency").GetProperty("natureCode").GetString());
    }

    private async Task<IReadOnlyList<Guid>> ExportedAsync()
    {
        var files = await ExportFiles.MakeAsync(network.Host.Services, network.Clinic);
        files.Delete();
        return [.. files.Of("referrals/referrals-received.ndjson").Select(row => row.GetProperty("id").GetGuid())];
    }

    private async Task<bool> IsWithheldAsync(Guid referral)
    {
        var view = await network.Specialist.GetFromJsonAsync<JsonElement>(ReferralDesk.Route(referral));
        return view.TryGetProperty("withheldSince", out _);
    }

    private async Task<string?> ConsentStatusAsync(Guid participant)
    {
        var page = await network.Participant(participant).GetFromJsonAsync<JsonElement>("/api/consent/consents");
        return page.GetProperty("items").EnumerateArray().Select(item => item.GetProperty("status").GetString())
            .SingleOrDefault();
    }
}
