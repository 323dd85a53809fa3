using CareBridge.Contracts.Referrals;
using CareBridge.Platform.Security;
using CareBridge.Platform.Web;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Extensions;
using Microsoft.AspNetCore.Routing;

namespace CareBridge.Portal.Pages.Specialist;

/// <summary>What their organization has referred: by state, and how far it came week by week.</summary>
internal static class ShowReferrals
{
    public const string Path = MyPeople.Path + "/referrals";

    /// <summary>Instead of a state: what somebody should look at now.</summary>
    public const string Pressing = "pressing";

    private const int PageSize = 30;

    public static void Map(IEndpointRouteBuilder pages) =>
        pages.MapGet(Path, ShowAsync).RequireRole(SpecialistPages.Roles);

    /// <param name="state">As the API calls it, or <see cref="Pressing"/>; null is all.</param>
    /// <param name="after">Where the page before has ended; null begins with the newest.</param>
    public static string PathOf(string? state, string? after = null)
    {
        var query = new QueryBuilder();
        if (state is not null) query.Add("state", state);
        if (after is not null) query.Add("after", after);
        return Path + query;
    }

    private static async Task<IResult> ShowAsync(
        Visit visit, ServiceApi api, string? state = null, string? after = null)
    {
        var chosen = state == Pressing || Coded<ReferralStatus>.TryParse(state, out _) ? state : null;
        var query = new QueryBuilder { { "limit", $"{PageSize}" } };
        if (chosen == Pressing) query.Add("pressing", "true");
        else if (chosen is not null) query.Add("status", chosen);
        if (after is not null) query.Add("after", after);
        var reading = api.ReadAsync<PageAnswer<ReferralAnswer>>(PeopleApi.Referrals + query);
        var funnel = api.ReadAsync<IReadOnlyList<WeekAnswer>>(
            "/api/referrals/funnel" + new QueryBuilder { { "timeZone", visit.TimeZone } });
        var network = api.NetworkAsync(visit);
        await Task.WhenAll(reading, funnel, network);
        var page = await reading;
        var ids = page.Items.Select(referral => referral.ParticipantId).Distinct().ToList();
        var people = ids.Count == 0 ? [] : await api.FindAsync(ids);
        return visit.Show<ReferralsPage>(new ReferralsPage.Shown(
            page, chosen, await funnel, await network, people.ToDictionary(person => person.Id)));
    }
}
