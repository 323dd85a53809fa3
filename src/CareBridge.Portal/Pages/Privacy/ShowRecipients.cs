using CareBridge.Platform.Security;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Extensions;
using Microsoft.AspNetCore.Routing;

namespace CareBridge.Portal.Pages.Privacy;

/// <summary>How much the organization disclosed to whom.</summary>
internal static class ShowRecipients
{
    public const string Path = "/privacy/recipients";

    public static void Map(IEndpointRouteBuilder pages) =>
        pages.MapGet(Path, ShowAsync).RequireRole(Role.PrivacyOfficer);

    private static async Task<IResult> ShowAsync(
        Visit visit, ServiceApi api, string? since = null, string? until = null)
    {
        var period = new Period(since, until);
        var counts = await api.ReadAsync<IReadOnlyList<CountAnswer>>(
            PrivacyApi.ByRecipient + period.AddTo(new QueryBuilder(), visit.Times));
        return visit.Show<RecipientsPage>(new RecipientsPage.Shown(period, counts));
    }
}
