using CareBridge.Platform.Domain;
using CareBridge.Platform.Security;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace CareBridge.Portal.Pages.Crisis;

/// <summary>
/// One escalation: for the team all that it takes to answer it, for the organization that raised it how it stands.
/// </summary>
internal static class AnswerCrisis
{
    public const string Path = "/crisis/escalations";

    public static void Map(IEndpointRouteBuilder pages)
    {
        pages.MapGet(Path + "/{id:guid}", (Guid id, Visit visit, ServiceApi api, TimeProvider time) =>
            ShowAsync(id, visit, api, time, Attempt.None)).RequireRole([.. RaiseCrisis.Roles, Role.CrisisResponder]);
        pages.MapPost(Path + "/{id:guid}", ActAsync).RequireRole([.. RaiseCrisis.Roles, Role.CrisisResponder]);
    }

    public static string PathOf(Guid id) => $"{Path}/{id}";

    private static async Task<IResult> ActAsync(
        Guid id, HttpContext http, Visit visit, ServiceApi api, TimeProvider time, CancellationToken cancellation)
    {
        var form = await http.Request.ReadFormAsync(cancellation);
        var faults = await CrisisAction.TakeAsync(id, form, visit, api);
        return faults.Any
            ? await ShowAsync(id, visit, api, time, Attempt.Of(form, "text", faults))
            : Results.LocalRedirect(PathOf(id));
    }

    private static Task<IResult> ShowAsync(
        Guid id, Visit visit, ServiceApi api, TimeProvider time, Attempt attempt) =>
        visit.Is(Role.CrisisResponder)
            ? ShowTeamAsync(id, visit, api, time, attempt)
            : ShowRaiserAsync(id, visit, api, time, attempt);

    private static async Task<IResult> ShowTeamAsync(
        Guid id, Visit visit, ServiceApi api, TimeProvider time, Attempt attempt)
    {
        // At the same time: where Consent is silent a responder waits for that once.
        var story = api.ReadAsync<StoryAnswer>(CrisisApi.Escalation(id) + "/story");
        var followUps = api.ReadAsync<ItemsAnswer<FollowUpAnswer>>(CrisisApi.FollowUps);
        var team = api.TeamAsync(visit);
        var reading = api.ReadAsync<CaseAnswer>(CrisisApi.Escalation(id));
        await Task.WhenAll(reading, story, followUps, team);
        var escalation = await reading;
        var person = escalation.ParticipantId is { } participant ? await api.PersonAsync(participant) : null;
        return visit.Show<EscalationPage>(
            new EscalationPage.Shown(
                escalation,
                await story,
                [.. (await followUps).Items.Where(one => one.EscalationId == id)],
                person,
                await HelpAsync(escalation, visit, api),
                await team,
                Guid.CreateVersion7(time.Now()),
                attempt),
            attempt.Status);
    }

    /// <summary>For whoever has it, is asked to take it over, or may take it, once it may be shown who it is.</summary>
    private static async Task<HelpAnswer?> HelpAsync(CaseAnswer escalation, Visit visit, ServiceApi api)
    {
        var reader = visit.Caller!.Id;
        var isTheirs = escalation.IsWaiting || escalation.Owner.Id == reader || escalation.HandOverTo == reader;
        return escalation.IsOpen && isTheirs && (escalation.IsDrill || escalation.ParticipantId is not null)
            ? await api.TryReadAsync<HelpAnswer>(CrisisApi.Escalation(escalation.Id) + "/context")
            : null;
    }

    private static async Task<IResult> ShowRaiserAsync(
        Guid id, Visit visit, ServiceApi api, TimeProvider time, Attempt attempt)
    {
        var raised = await api.ReadAsync<RaisedAnswer>(CrisisApi.Escalation(id));
        var story = await api.TryReadAsync<StoryAnswer>(CrisisApi.Escalation(id) + "/story");
        var person = (await api.PeopleAsync(visit, [raised.ParticipantId])).GetValueOrDefault(raised.ParticipantId);
        return visit.Show<RaisedPage>(
            new RaisedPage.Shown(raised, story, person, Guid.CreateVersion7(time.Now()), attempt), attempt.Status);
    }
}
