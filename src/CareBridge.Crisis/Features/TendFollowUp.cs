using CareBridge.Crisis.Domain;
using CareBridge.Crisis.Storage;
using CareBridge.Platform.Disclosures;
using CareBridge.Platform.Domain;
using CareBridge.Platform.Security;
using CareBridge.Platform.Storage;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace CareBridge.Crisis.Features;

/// <summary>The team sees what is to be followed up; somebody takes it and says how it went. Whom it is about they read
/// at the escalation.</summary>
internal static class TendFollowUp
{
    private const int Most = 200;

    public static void Map(IEndpointRouteBuilder routes)
    {
        var followUps = routes.MapGroup("/follow-ups").RequireRole(Role.CrisisResponder).ShowsThroughDoor();
        followUps.MapGet("", ListAsync).WithSummary("List the team's follow-ups that are to be made");
        followUps.MapPost("/{id:guid}/take", TakeAsync).WithSummary("Take a follow-up");
        followUps.MapPost("/{id:guid}/finish", FinishAsync).WithSummary("Say how a follow-up went");
    }

    private static async Task<Page<FollowUpView>> ListAsync(
        Caller caller, CrisisDbContext store, DisclosureDoor door, CancellationToken cancellation)
    {
        door.ShowNobody();
        var team = caller.Organization;
        var open = await store.FollowUps.AsNoTracking()
            .Where(f => f.CrisisTeamId == team && f.Status != FollowUpStatus.Done)
            .OrderBy(f => f.IsDrill ? 1 : 0).ThenBy(f => f.PlannedFor).ThenBy(f => f.Id)
            .Take(Most).ToListAsync(cancellation);
        return new Page<FollowUpView>([.. open.Select(FollowUpView.Of)], Next: null);
    }

    private static Task<FollowUpView> TakeAsync(
        Guid id, Caller caller, CrisisDbContext store, CaseDesk desk, DisclosureDoor door,
        CancellationToken cancellation) =>
        ActAsync(id, caller, store, desk, door, (followUp, at) => followUp.Take(caller.Id, at), cancellation);

    private static Task<FollowUpView> FinishAsync(
        Guid id, Ending request, Caller caller, CrisisDbContext store, CaseDesk desk, DisclosureDoor door, ISeal seal,
        CancellationToken cancellation)
    {
        new Check().OptionalText(request.Note, "note", EscalationEntry.TextLength).ThrowIfAny();
        var note = request.Note is { } words ? seal.Seal(words) : null;
        return ActAsync(
            id, caller, store, desk, door,
            (followUp, at) => followUp.Finish(caller.Id, request.Outcome, note, at),
            cancellation);
    }

    private static async Task<FollowUpView> ActAsync(
        Guid id,
        Caller caller,
        CrisisDbContext store,
        CaseDesk desk,
        DisclosureDoor door,
        Action<FollowUp, DateTimeOffset> act,
        CancellationToken cancellation)
    {
        door.ShowNobody();
        var team = caller.Organization;
        var escalationId = await store.FollowUps
            .Where(f => f.Id == id && f.CrisisTeamId == team).Select(f => (Guid?)f.EscalationId)
            .SingleOrDefaultAsync(cancellation)
            ?? throw new NotFoundException("follow-up");
        FollowUp? changed = null;
        await desk.ActAsync(
            escalationId,
            team,
            (file, at) => act(changed = file.FollowUps.Single(f => f.Id == id), at),
            cancellation);
        return FollowUpView.Of(changed!);
    }

    internal sealed record Ending
    {
        public required FollowUpOutcome Outcome { get; init; }

        /// <summary>For the team.</summary>
        public string? Note { get; init; }
    }
}

/// <param name="OwnerId">Who is to make it; without one the team is.</param>
/// <param name="DueAt">When the team is paged for it unless it is made.</param>
internal sealed record FollowUpView(
    Guid Id,
    Guid EscalationId,
    bool IsDrill,
    int HoursAfter,
    FollowUpStatus Status,
    Guid? OwnerId,
    DateTimeOffset PlannedFor,
    DateTimeOffset? DueAt,
    DateTimeOffset? DoneAt,
    FollowUpOutcome? Outcome)
{
    public static FollowUpView Of(FollowUp followUp) => new(
        followUp.Id,
        followUp.EscalationId,
        followUp.IsDrill,
        followUp.HoursAfter,
        followUp.Status,
        followUp.OwnerId,
        followUp.PlannedFor,
        followUp.DueAt,
        followUp.DoneAt,
        followUp.Outcome);
}
