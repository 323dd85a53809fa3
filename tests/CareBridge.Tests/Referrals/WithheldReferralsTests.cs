using System.Net.Http.Json;
using System.Text.Json;
using CareBridge.Contracts.Referrals;

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

        var pages = await PagesAsync();

        Assert.Equal([[newest.Referral], [newer.Referral], [oldest]], pages.Select(page => page.Ids));
        Assert.DoesNotContain(pages, page => page.Next?.Contains(withheldBelow.Referral.ToString("N")) == true);

        await WithholdAsync(newer);
        await WithholdAsync(newest);
        Assert.Equal([[oldest]], (await PagesAsync()).Select(page => page.Ids));
    }

    private async Task WithholdAsync((Guid Referral, Guid Participant, Guid Consent) sent)
    {
        // Accepted, for then it stays open in name when the consent ends.
        await network.AnswerAsync(sent.Referral, ReferralStatus.Accepted);
        await network.RevokeAsync(sent.Participant, sent.Consent);
    }

    private async Task<IReadOnlyList<(Guid[] Ids, string? Next)>> PagesAsync()
    {
        var pages = new List<(Guid[] Ids, string? Next)>();
        for (var after = ""; ;)
        {
            var page = await network.ClinicStaff().GetFromJsonAsync<JsonElement>(
                $"/api/referrals/referrals?limit=1{after}");
            var next = page.TryGetProperty("next", out var cursor) ? cursor.GetString() : null;
            var items = page.GetProperty("items").EnumerateArray();
            pages.Add(([.. items.Select(item => item.GetProperty("id").GetGuid())], next));
            if (next is null) return pages;
            after = $"&after={next}";
        }
    }
}
