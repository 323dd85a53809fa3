using CareBridge.Platform.Security;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace CareBridge.Portal.Pages.Crisis;

/// <summary>What nobody of a team answers, for those who run the deployment.</summary>
internal static class ShowAlarms
{
    public const string Path = "/crisis/alarms";

    public static void Map(IEndpointRouteBuilder pages) =>
        pages.MapGet(Path, ShowAsync).RequireRole(Role.Administrator);

    private static async Task<IResult> ShowAsync(Visit visit, ServiceApi api) =>
        visit.Show<AlarmsPage>((await api.ReadAsync<ItemsAnswer<AlarmAnswer>>(CrisisApi.Alarms)).Items);
}
