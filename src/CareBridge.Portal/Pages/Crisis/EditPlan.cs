using CareBridge.Platform.Security;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace CareBridge.Portal.Pages.Crisis;

/// <summary>The team's on-call plan as a form.</summary>
internal static class EditPlan
{
    public const string Path = KeepOnCall.Path + "/plan";

    public static void Map(IEndpointRouteBuilder pages)
    {
        pages.MapGet(Path, ShowAsync).RequireRole(Role.CrisisResponder);
        pages.MapPost(Path, SaveAsync).RequireRole(Role.CrisisResponder);
    }

    private static async Task<IResult> ShowAsync(Visit visit, ServiceApi api)
    {
        var onCall = await api.ReadAsync<OnCallAnswer>(CrisisApi.OnCall);
        return visit.Show<PlanPage>(new PlanPage.Shown(
            PlanForm.Of(onCall.Plan, visit), await api.TeamAsync(visit), FormFaults.None));
    }

    private static async Task<IResult> SaveAsync(
        HttpContext http, Visit visit, ServiceApi api, CancellationToken cancellation)
    {
        var form = PlanForm.Of(await http.Request.ReadFormAsync(cancellation));
        var faults = form.Unreadable(CrisisWords.In(visit.Language))
            ?? await api.ChangeAsync(HttpMethod.Put, CrisisApi.OnCall, form.ToContent());
        return faults.Any
            ? visit.Show<PlanPage>(new PlanPage.Shown(form, await api.TeamAsync(visit), faults), faults.Status)
            : Results.LocalRedirect(KeepOnCall.Path);
    }
}
