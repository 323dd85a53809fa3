using CareBridge.Contracts.Aftercare;
using CareBridge.Platform.Domain;
using CareBridge.Platform.Web;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace CareBridge.Portal.Pages.Participant;

/// <summary>The reader's plans, step by step, and their goals.</summary>
internal static class FollowPlan
{
    public const string Path = "/me/plan";

    public const string Start = "start";
    public const string Complete = "complete";
    public const string Reopen = "reopen";
    public const string AddGoal = "goal";
    public const string Progress = "progress";

    /// <summary>Before what becomes of a goal.</summary>
    public const string GoalPrefix = "goal-";

    private static readonly string[] GoalMoves = ["complete", "hold", "reopen", "cancel"];

    private const string Plans = ParticipantApi.Aftercare + "/plans";
    private const string Goals = ParticipantApi.Aftercare + "/goals";

    public static void Map(IEndpointRouteBuilder pages) => pages.MapForms(Path, ShowAsync, ChangeAsync);

    private static Task<FormFaults> ChangeAsync(
        Chosen chosen, IFormCollection form, Visit visit, ServiceApi api) => chosen.Verb switch
        {
            Start or Complete or Reopen => api.ChangeAsync(
                HttpMethod.Post,
                $"{Plans}/{chosen.Id}/steps/{chosen.Number}/{chosen.Verb}",
                new { version = form.Version() }),
            AddGoal => api.ChangeAsync(HttpMethod.Put, $"{Goals}/{form.RequireId()}", new
            {
                participantId = visit.Caller!.Id,
                organizationId = form.RequireId("organizationId"),
                words = form.Text("words") ?? "",
                owner = EnumCode.Of(StepOwner.Participant),
                targetOn = form.Day("targetOn"),
            }),
            Progress => api.ChangeAsync(
                HttpMethod.Post, $"{Goals}/{chosen.Id}/progress", new { achievement = $"{form["achievement"]}" }),
            _ when GoalMoves.Any(move => chosen.Verb == GoalPrefix + move) => api.ChangeAsync(
                HttpMethod.Post, $"{Goals}/{chosen.Id}/{chosen.Verb[GoalPrefix.Length..]}"),
            _ => throw new NotFoundException("action"),
        };

    private static async Task<IResult> ShowAsync(Visit visit, ServiceApi api, TimeProvider time, Tried tried)
    {
        var plans = await api.AllAsync<PlanAnswer>(ParticipantApi.Mine(visit, "plans"));
        var goals = await api.AllAsync<GoalAnswer>(ParticipantApi.Mine(visit, "goals"));
        return visit.Show<PlanPage>(
            new PlanPage.Shown(
                [.. plans.Where(one => one.Status != PlanStatus.EnteredInError)],
                [.. goals.Where(one => one.Status != GoalStatus.EnteredInError)],
                await api.ServingAsync(visit),
                await api.NamesAsync(visit, plans.Select(one => one.OrganizationId)),
                Guid.CreateVersion7(time.Now()),
                tried),
            tried.Status);
    }
}
