using CareBridge.Crisis.Domain.Learning;
using CareBridge.Crisis.Storage;
using CareBridge.Platform.Disclosures;
using CareBridge.Platform.Domain;
using CareBridge.Platform.OpenApi;
using CareBridge.Platform.Security;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace CareBridge.Crisis.Features.Learning;

/// <summary>
/// A team writes down what it learned of an escalation, once it is over. Whoever writes again adds a version; what is
/// there stays.
/// </summary>
internal sealed class WriteAfterAction(CrisisDbContext store, CaseDesk desk, ISeal seal, TimeProvider time)
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapPut(
                "/escalations/{id:guid}/after-action/{noteId:guid}",
                (Guid id, Guid noteId, Request request, Caller caller, WriteAfterAction write,
                        CancellationToken cancellation) =>
                    write.HandleAsync(id, noteId, request, caller, cancellation))
            .WithSummary("Write an after-action note").RequireRole(Role.CrisisResponder).ShowsNothing()
            .Creates<AfterActionView>();
        routes.MapGet(
                "/escalations/{id:guid}/after-action",
                (Guid id, Caller caller, WriteAfterAction read, CancellationToken cancellation) =>
                    read.ListAsync(id, caller, cancellation))
            .WithSummary("List the after-action notes").RequireRole(Role.CrisisResponder).ShowsOwn();
    }

    private Task<IResult> HandleAsync(
        Guid id, Guid noteId, Request request, Caller caller, CancellationToken cancellation)
    {
        new Check()
            .NotDerived(noteId, "noteId")
            .OptionalText(request.WentWell, "wentWell", AfterActionWords.Length)
            .OptionalText(request.ToChange, "toChange", AfterActionWords.Length)
            .That(
                request.WentWell is not null || request.ToChange is not null || request.Cause is not null,
                "wentWell",
                "Write at least one of wentWell, toChange and cause.")
            .ThrowIfAny();
        return desk.TryAsync(() => TryAsync(id, noteId, request, caller, cancellation));
    }

    private async Task<IResult> TryAsync(
        Guid id, Guid noteId, Request request, Caller caller, CancellationToken cancellation)
    {
        var escalation = await store.RequireOfTeamAsync(id, caller.Organization, cancellation);
        if (escalation.IsOpen) throw new RefusedException("not-resolved", "It is not over yet.");
        var words = new AfterActionWords(request.WentWell, request.ToChange);
        var known = await store.AfterActions.AsNoTracking().SingleOrDefaultAsync(n => n.Id == noteId, cancellation);
        if (known is not null)
        {
            return known.EscalationId == id && known.WrittenBy == caller.Id && known.Cause == request.Cause
                && seal.Open<AfterActionWords>(known.Words) == words
                    ? Results.Ok(AfterActionView.Of(known, seal))
                    : throw RefusedException.InUse();
        }
        var last = await store.AfterActions.Where(one => one.EscalationId == id)
            .MaxAsync(one => (int?)one.Version, cancellation);
        var note = new AfterAction
        {
            Id = noteId,
            EscalationId = id,
            TeamId = caller.Organization,
            Version = (last ?? 0) + 1,
            WrittenBy = caller.Id,
            At = time.Now(),
            Cause = request.Cause,
            Words = seal.Seal(words),
        };
        store.AfterActions.Add(note);
        await store.SaveChangesAsync(cancellation);
        return Results.Created(
            $"/api/crisis/escalations/{id}/after-action", AfterActionView.Of(note, seal));
    }

    /// <summary>The latest first.</summary>
    private async Task<IReadOnlyList<AfterActionView>> ListAsync(
        Guid id, Caller caller, CancellationToken cancellation)
    {
        var team = caller.Organization;
        await store.RequireOfTeamAsync(id, team, cancellation);
        var notes = await store.AfterActions.AsNoTracking()
            .Where(note => note.EscalationId == id && note.TeamId == team)
            .OrderByDescending(note => note.Version).ToListAsync(cancellation);
        return [.. notes.Select(note => AfterActionView.Of(note, seal))];
    }

    internal sealed record Request
    {
        public string? WentWell { get; init; }

        public string? ToChange { get; init; }

        /// <summary>Why nobody had acknowledged in time, where the team knows better than the record; it goes into
        /// the figures.</summary>
        public MissedCause? Cause { get; init; }
    }
}

internal sealed record AfterActionView(
    Guid Id, int Version, Guid WrittenBy, DateTimeOffset At, string? WentWell, string? ToChange, MissedCause? Cause)
{
    public static AfterActionView Of(AfterAction note, ISeal seal)
    {
        var words = seal.Open<AfterActionWords>(note.Words);
        return new AfterActionView(
            note.Id, note.Version, note.WrittenBy, note.At, words.WentWell, words.ToChange, note.Cause);
    }
}
