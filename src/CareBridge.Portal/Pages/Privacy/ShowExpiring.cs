using CareBridge.Platform.Security;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Extensions;
using Microsoft.AspNetCore.Routing;

namespace CareBridge.Portal.Pages.Privacy;

/// <summary>Consents that end by themselves before long, and who asked for them.</summary>
internal static class ShowExpiring
{
    public const string Path = "/privacy/expiring";

    public static readonly IReadOnlyList<int> Periods = [30, 60, 90, 180];

    public static void Map(IEndpointRouteBuilder pages) =>
        pages.MapGet(Path, ShowAsync).RequireRole(Role.PrivacyOfficer);

    public static string AddressOf(int days, Guid? after = null) =>
        $"{Path}?days={days}" + (after is { } last ? $"&after={last}" : "");

    private static async Task<IResult> ShowAsync(Visit visit, ServiceApi api, int? days = null, Guid? after = null)
    {
        var ahead = days is { } asked && Periods.Contains(asked) ? asked : Periods[1];
        var query = new QueryBuilder
        {
            { "until", PageTimes.Machine(visit.Now.AddDays(ahead)) },
            { "limit", "50" },
        };
        if (after is { } last) query.Add("after", $"{last}");
        var endings = await api.ReadAsync<EndingsAnswer>(PrivacyApi.Expiring + query);
        var askers = endings.Items.Select(one => one.RequestedBy).Distinct().ToList();
        var names = await Task.WhenAll(askers.Select(api.StaffNameAsync));
        return visit.Show<ExpiringPage>(new ExpiringPage.Shown(
            ahead,
            endings,
            await api.OwnPeopleAsync(endings.Items.Select(one => one.ParticipantId)),
            askers.Zip(names).ToDictionary(one => one.First, one => one.Second),
            await api.PlacesAsync()));
    }
}
