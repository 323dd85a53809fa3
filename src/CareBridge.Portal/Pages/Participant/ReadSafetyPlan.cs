using CareBridge.Contracts.Crisis;
using CareBridge.Platform.Security;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace CareBridge.Portal.Pages.Participant;

/// <summary>The reader's safety plans, to read in a bad hour: who to call comes first.</summary>
internal static class ReadSafetyPlan
{
    public const string Path = "/me/safety-plan";

    public static void Map(IEndpointRouteBuilder pages) =>
        pages.MapGet(Path, ShowAsync).RequireRole(Role.Participant);

    public static string PrintOf(Guid planId, Visit visit) =>
        $"{ParticipantApi.SafetyPlans}/{planId}/print?{ParticipantApi.Language(visit)}"
        + $"&timeZone={Uri.EscapeDataString(visit.TimeZone)}";

    private static async Task<IResult> ShowAsync(Visit visit, ServiceApi api)
    {
        var plans = await api.LatestAsync<SafetyPlanAnswer>(ParticipantApi.SafetyPlansOf(visit.Caller!.Id));
        return visit.Show<SafetyPlanPage>(new SafetyPlanPage.Shown(
            [.. plans.Where(one => one.Status == SafetyPlanStatus.Active)],
            [.. (await api.ServingAsync(visit)).Select(one => one.Id)],
            await api.NamesAsync(visit, plans.Select(one => one.OrganizationId))));
    }
}
