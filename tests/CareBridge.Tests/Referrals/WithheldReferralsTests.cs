using System.Net.Http.Json;
using System.Text.Json;
using CareBridge.Contracts.Referrals;
using CareBridge.Platform.Security;

namespace CareBridge.Tests.Referrals;

/// <summary>A list that a receiver pages through says nothing of what consent withholds from it.</summary>
public sealed class WithheldReferralsTests(CareNetwork network) : IClassFixture<CareNetwork>
{
    [Fact]
    public async Task A_withheld_referral_shortens_no_page_and_has_no_part_in_a_cursor()
    {
        var (oldest, _, _) = await network.SendAsync();
        var (newer, withheldBelow) = (await network.SendAsync(), await network.SendAsync());
        var (newest, withheldAbove) = (await network.SendAsync(), await network.SendAsync());
        await WithholdAsync(withheldBelow);
        await WithholdAsync(withheldAbove);

        var pages = await PagesAsync(network.ClinicStaff());

        Assert.Equal([[newest.Referral], [newer.Referral], [oldest]], pages.Select(page => page.Ids));
        Assert.DoesNotContain(pages, page => page.Next?.Contains(withheldBelow.Referral.ToString("N")) == true);

        await WithholdAsync(newer);
        await WithholdAsync(newest);
        Assert.Equal([[oldest]], (await PagesAsync(network.ClinicStaff())).Select(page => page.Ids));
    }

    [Fact]
    public async Task Whom_a_participant_has_named_in_a_denial_pages_through_what_is_left_for_them()
    {
        var denied = Guid.CreateVersion7();
        var (withheld, participant) = await SendToOtherClinicAsync();
        var (shown, _) = await SendToOtherClinicAsync();
        var answer = await network.Participant(participant).PutAsJsonAsync(
            $"/api/consent/denials/{Guid.CreateVersion7()}", new { recipientPersonIds = new[] { denied } });
        answer.EnsureSuccessStatusCode();

        var named = await PagesAsync(network.Staff(Role.ClinicStaff, network.OtherClinic, denied));
        var colleague = await PagesAsync(network.Staff(Role.ClinicStaff, network.OtherClinic));

        Assert.Equal([[shown]], named.Select(page => page.Ids));
        Assert.Equal([[shown], [withheld]], colleague.Select(page => page.Ids));
    }

    private async Task<(Guid Referral, Guid Participant)> SendToOtherClinicAsync()
    {
        var (referral, participant) = (Guid.CreateVersion7(), await network.RegisterAsync());
        await network.ConsentAsync(participant, network.OtherClinic, "referrals", "treatment");
        var answer = await network.Specialist.PutAsJsonAsync(ReferralDesk.Route(referral), new
        {
            participantId = participant,
            receivingOrganizationId = network.OtherClinic,
            serviceCode = "outpatient-treatment",
            priority = "urgent",
        });
        answer.EnsureSuccessStatusCode();
        (await network.ActAsync(referral, "submit")).EnsureSuccessStatusCode();
        Assert.Equal("sent", await network.StatusAsync(referral));
        return (referral, participant);
    }

    private async Task WithholdAsync((Guid Referral, Guid Participant, Guid Consent) sent)
    {
        // Accepted, for then it stays open in name when the consent ends.
        await network.AnswerAsync(sent.Referral, ReferralStatus.Accepted);
        await network.RevokeAsync(sent.Participant, sent.Consent);
    }

    private static async Task<IReadOnlyList<(Guid[] Ids, string? Next)>> PagesAsync(HttpClient staff)
    {
        var pages = new List<(Guid[] Ids, string? Next)>();
        for (var after = ""; ;)
        {
            var page = await staff.GetFromJsonAsync<JsonElement>(
                $"/api/referrals/referrals?limit=1{after}");
            var next = page.TryGetProperty("next", out var cursor) ? cursor.GetString() : null;
            var items = page.GetProperty("items").EnumerateArray();
            pages.Add(([.. items.Select(item => item.GetProperty("id").GetGuid())], next));
            if (next is null) return pages;
            after = $"&after={next}";
        }
    }
}
