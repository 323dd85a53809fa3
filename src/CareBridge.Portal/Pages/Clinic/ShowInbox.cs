using CareBridge.Contracts.Referrals;
using CareBridge.Platform.Security;
using CareBridge.Platform.Web;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Extensions;
using Microsoft.AspNetCore.Routing;

namespace CareBridge.Portal.Pages.Clinic;

/// <summary>Referrals to the reader's organization and from it; what waits for them comes first.</summary>
internal static class ShowInbox
{
    public const string Path = "/referrals";

    public const string Waiting = "waiting";
    public const string Received = "received";
    public const string Sent = "sent";

    private const int PageSize = 25;

    public static void Map(IEndpointRouteBuilder pages) =>
        pages.MapGet(Path, ShowAsync).RequireRole(ClinicApi.ReferralRoles);

    public static string AddressOf(string show, ReferralStatus? status = null, string? after = null)
    {
        var query = new QueryBuilder { { "show", show } };
        if (status is { } wanted) query.Add("status", EnumCode.Of(wanted));
        if (after is not null) query.Add("after", after);
        return Path + query;
    }

    /// <param name="show">Those that may still move, all that were received, or all that were sent.</param>
    private static async Task<IResult> ShowAsync(
        Visit visit, ServiceApi api, string show = Waiting, string? status = null, string? after = null)
    {
        var isSent = show == Sent;
        ReferralStatus? wanted = Coded<ReferralStatus>.TryParse(status, out var code) ? code : null;
        var places = api.PlacesAsync();
        var page = await api.ReadAsync<PageAnswer<ReferralAnswer>>(
            ClinicApi.Referrals + Query(isSent, show == Waiting, wanted, after));
        var ids = page.Items.Select(referral => referral.ParticipantId);
        var people = isSent ? await api.OwnPeopleAsync(ids) : await api.PeopleAsync(ids, SummaryPurpose.Treatment);
        return visit.Show<InboxPage>(new InboxPage.Shown(
            show is Received or Sent ? show : Waiting,
            wanted,
            [.. page.Items.OrderByDescending(Awaits).ThenBy(referral => referral.DueAt ?? DateTimeOffset.MaxValue)],
            page.Next,
            page.Disclosure,
            people,
            await places));

        bool Awaits(ReferralAnswer referral) => isSent ? referral.WaitsForReferrer : referral.WaitsForReceiver;
    }

    private static QueryString Query(bool isSent, bool onlyOpen, ReferralStatus? status, string? after)
    {
        var query = new QueryBuilder
        {
            { "direction", isSent ? "outgoing" : "incoming" },
            { "limit", $"{PageSize}" },
        };
        if (onlyOpen) query.Add("open", "true");
        if (status is { } wanted) query.Add("status", EnumCode.Of(wanted));
        if (after is not null) query.Add("after", after);
        return query.ToQueryString();
    }
}
