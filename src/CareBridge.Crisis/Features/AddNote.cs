using CareBridge.Crisis.Domain;
using CareBridge.Crisis.Storage;
using CareBridge.Platform.Disclosures;
using CareBridge.Platform.Domain;
using CareBridge.Platform.OpenApi;
using CareBridge.Platform.Security;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace CareBridge.Crisis.Features;

/// <summary>
/// The team and the organization that raised it write down what they know. The team reads all of it; what the team
/// writes stays with the team.
/// </summary>
internal sealed class AddNote(CaseDesk desk, CrisisDbContext store, ISeal seal, TimeProvider time)
{
    public static void Map(IEndpointRouteBuilder routes) =>
        routes.MapPut(
                "/escalations/{id:guid}/notes/{noteId:guid}",
                (Guid id, Guid noteId, Request request, Caller caller, AddNote add, CancellationToken cancellation) =>
                    add.HandleAsync(id, noteId, request, caller, cancellation))
            .WithSummary("Add note")
            .RequireRole(Role.PeerSpecialist, Role.ClinicStaff, Role.SocialServiceStaff, Role.CrisisResponder)
            .ShowsNothing()
            .Creates<NoteView>();

    private Task<IResult> HandleAsync(
        Guid id, Guid noteId, Request request, Caller caller, CancellationToken cancellation)
    {
        new Check().Text(request.Text, "text", EscalationEntry.TextLength).ThrowIfAny();
        return desk.TryAsync(() => TryAsync(id, noteId, request.Text, caller, cancellation));
    }

    private async Task<IResult> TryAsync(
        Guid id, Guid noteId, string text, Caller caller, CancellationToken cancellation)
    {
        var escalation = await FindAsync(id, caller, cancellation);
        var known = await store.Entries.AsNoTracking().SingleOrDefaultAsync(
            e => e.EscalationId == escalation.Id && e.Kind == EntryKind.Noted && e.SourceId == noteId, cancellation);
        if (known is not null)
        {
            return seal.Open<string>(known.Text!) == text && known.ActorId == caller.Id
                ? Results.Ok(new NoteView(noteId, known.At))
                : throw RefusedException.InUse();
        }
        var now = time.Now();
        escalation.AddNote(noteId, caller.Id, caller.Organization, seal.Seal(text), now);
        await store.SaveChangesAsync(cancellation);
        return Results.Created($"/api/crisis/escalations/{escalation.Id}/story", new NoteView(noteId, now));
    }

    /// <summary>Whoever raised it knows it by the id under which they did, the first time or once more.</summary>
    private async Task<Escalation> FindAsync(Guid id, Caller caller, CancellationToken cancellation)
    {
        var (team, theirs) = (caller.OrganizationId, store.Escalations.RaisedFor(caller, store));
        return await (caller.Role == Role.CrisisResponder
            ? store.Escalations.SingleOrDefaultAsync(e => e.Id == id && e.CrisisTeamId == team, cancellation)
            : theirs.SingleOrDefaultAsync(
                e => store.Reports.Any(r => r.Id == id && r.EscalationId == e.Id), cancellation))
            ?? throw new NotFoundException("escalation");
    }

    internal sealed record Request
    {
        public required string Text { get; init; }
    }

    internal sealed record NoteView(Guid Id, DateTimeOffset At);
}
