using CareBridge.Platform.Domain;
using CareBridge.Platform.Hosting;
using CareBridge.Platform.Security;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace CareBridge.Portal.Pages.Operation;

/// <summary>One service: its queues, its timers, and what it can make anew.</summary>
internal static class ShowService
{
    private const string Path = "/operation/{service}";

    public static string PathOf(string service) => $"/operation/{service}";

    public static void Map(IEndpointRouteBuilder pages)
    {
        pages.MapGet(Path, (string service, Visit visit, ServiceApi api, Target target, TimeProvider time) =>
            ShowAsync(service, visit, api, target, time, Attempt.None)).RequireRole(Role.Administrator);
        pages.MapPost(Path, RebuildAsync).RequireRole(Role.Administrator);
    }

    private static async Task<IResult> RebuildAsync(
        string service, HttpContext http, Visit visit, ServiceApi api, Target target, TimeProvider time)
    {
        target.Require(service);
        var form = await http.Request.ReadFormAsync(http.RequestAborted);
        var projection = $"{form["action"]}";
        if (!Guid.TryParse(form["id"], out var id)) throw new NotFoundException("form");
        var faults = await api.ChangeAsync(
            HttpMethod.Put, $"{OperationPages.Api(service)}/rebuilds/{id}", new { projection });
        return faults.Any
            ? await ShowAsync(service, visit, api, target, time, new Attempt(projection, "", faults))
            : Results.LocalRedirect(PathOf(service));
    }

    private static async Task<IResult> ShowAsync(
        string service, Visit visit, ServiceApi api, Target target, TimeProvider time, Attempt attempt)
    {
        target.Require(service);
        var answer = await api.ReadAsync<OperationAnswer>(OperationPages.Api(service));
        return visit.Show<ServicePage>(
            new ServicePage.Shown(answer, Guid.CreateVersion7(time.GetUtcNow()), attempt), attempt.Status);
    }
}
