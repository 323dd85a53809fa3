using CareBridge.Platform.Hosting;
using CareBridge.Platform.Security;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace CareBridge.Portal.Pages.Operation;

/// <summary>How all services stand, those first that need a look.</summary>
internal static class ShowOperation
{
    public const string Path = "/operation";

    public static void Map(IEndpointRouteBuilder pages) =>
        pages.MapGet(Path, ShowAsync).RequireRole(Role.Administrator);

    private static async Task<IResult> ShowAsync(Visit visit, ServiceApi api, Target target)
    {
        var services = await Task.WhenAll(target.Services().Select(async service =>
            new OperationPage.Standing(
                service, await api.TryReadAsync<OperationAnswer>(OperationPages.Api(service)))));
        return visit.Show<OperationPage>(
            services.OrderBy(one => one.Answer?.IsWell(visit.Now) == true).ToList());
    }
}
