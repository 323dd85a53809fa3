using CareBridge.Contracts.Aftercare;
using CareBridge.Platform.Domain;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace CareBridge.Portal.Pages.Participant;

/// <summary>What the reader has reached, and the days they count. Nothing takes any of it away.</summary>
internal static class KeepMilestones
{
    public const string Path = "/me/milestones";

    public const string Add = "add";
    public const string Share = "share";
    public const string KeepPrivate = "keep-private";
    public const string Count = "count";
    public const string SetBack = "setback";

    private const string Milestones = ParticipantApi.Aftercare + "/milestones";

    public static void Map(IEndpointRouteBuilder pages) => pages.MapForms(Path, ShowAsync, ChangeAsync);

    private static Task<FormFaults> ChangeAsync(
        Chosen chosen, IFormCollection form, Visit visit, ServiceApi api) => chosen.Verb switch
        {
            Add => api.ChangeAsync(HttpMethod.Put, $"{Milestones}/{form.RequireId()}", new
            {
                participantId = visit.Caller!.Id,
                organizationId = form.RequireId("organizationId"),
                milestoneCode = $"{form["milestoneCode"]}",
                words = form["milestoneCode"] == MilestoneCodes.Own ? form.Text("words") ?? "" : null,
                shares = form["shares"] == "yes",
                reachedOn = Day(form, "reachedOn"),
            }),
            Share or KeepPrivate => api.ChangeAsync(HttpMethod.Post, $"{Milestones}/{chosen.Id}/{chosen.Verb}"),
            Count => api.ChangeAsync(HttpMethod.Put, ParticipantApi.Mine(visit, "days"), new
            {
                timeZone = visit.TimeZone,
                startedOn = Day(form, "startedOn"),
            }),
            SetBack => api.ChangeAsync(
                HttpMethod.Post, ParticipantApi.Mine(visit, "days/setback"), new { on = Day(form, "on") }),
            _ => throw new NotFoundException("action"),
        };

    /// <summary>What is none is of no century, and refused.</summary>
    private static DateOnly Day(IFormCollection form, string field) => form.Day(field) ?? DateOnly.MaxValue;

    private static async Task<IResult> ShowAsync(Visit visit, ServiceApi api, TimeProvider time, Tried tried)
    {
        var days = api.FindAsync<DaysAnswer>(ParticipantApi.Mine(visit, "days"));
        var milestones = api.AllAsync<MilestoneAnswer>(ParticipantApi.Mine(visit, "milestones"));
        var serving = api.ServingAsync(visit);
        await Task.WhenAll(days, milestones, serving);
        return visit.Show<MilestonesPage>(
            new MilestonesPage.Shown(
                await days, await milestones, await serving, Guid.CreateVersion7(time.Now()), tried),
            tried.Status);
    }
}
