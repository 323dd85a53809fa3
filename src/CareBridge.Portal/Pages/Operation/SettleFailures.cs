using CareBridge.Platform.Domain;
using CareBridge.Platform.Hosting;
using CareBridge.Platform.Security;
using CareBridge.Portal.Pages.Administration;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace CareBridge.Portal.Pages.Operation;

/// <summary>Messages that a service could not handle: why, and what to do about them.</summary>
internal static class SettleFailures
{
    public const string ReplayAll = "replay-all";
    public const string Replay = "replay";
    public const string Discard = "discard";

    private const string Path = "/operation/{service}/failures";

    public static string PathOf(string service) => $"/operation/{service}/failures";

    public static void Map(IEndpointRouteBuilder pages)
    {
        pages.MapGet(Path, (string service, Visit visit, ServiceApi api, Target target) =>
            ShowAsync(service, visit, api, target, Sent.Nothing)).RequireRole(Role.Administrator);
        pages.MapPost(Path, ActAsync).RequireRole(Role.Administrator);
    }

    private static async Task<IResult> ActAsync(
        string service, HttpContext http, Visit visit, ServiceApi api, Target target)
    {
        target.Require(service);
        var sent = await Sent.ReadAsync(http);
        var failures = $"{OperationPages.Api(service)}/failures";
        var faults = sent.Verb switch
        {
            ReplayAll => await api.ChangeAsync(HttpMethod.Post, $"{failures}/replay"),
            Replay => await api.ChangeAsync(HttpMethod.Post, $"{failures}/{sent.Id}/replay"),
            Discard => await api.ChangeAsync(
                HttpMethod.Post, $"{failures}/{sent.Id}/discard", new { reason = sent.Text("reason") ?? "" }),
            _ => throw new NotFoundException("action"),
        };
        return faults.Any
            ? await ShowAsync(service, visit, api, target, sent with { Faults = faults })
            : Results.LocalRedirect(PathOf(service));
    }

    private static async Task<IResult> ShowAsync(
        string service, Visit visit, ServiceApi api, Target target, Sent sent)
    {
        target.Require(service);
        var failures = await api.ReadAsync<PagedAnswers<FailureAnswer>>($"{OperationPages.Api(service)}/failures");
        return visit.Show<FailuresPage>(new FailuresPage.Shown(service, failures.Items, sent), sent.Faults.Status);
    }
}
