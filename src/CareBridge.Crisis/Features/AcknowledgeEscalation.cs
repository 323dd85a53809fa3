using CareBridge.Crisis.Domain;
using CareBridge.Crisis.Storage;
using CareBridge.Platform.Disclosures;
using CareBridge.Platform.Domain;
using CareBridge.Platform.Security;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace CareBridge.Crisis.Features;

internal static class AcknowledgeEscalation
{
    /// <summary>An escalation is written a handful of times in its life, so a lost race is soon over.</summary>
    private const int Attempts = 5;

    public static void Map(IEndpointRouteBuilder routes) =>
        routes.MapPost("/escalations/{id:guid}/acknowledge", HandleAsync)
            .RequireRole(Role.CrisisResponder).ShowsThroughDoor();

    private static async Task<BoardView> HandleAsync(
        Guid id,
        Caller caller,
        CrisisDbContext store,
        EscalationDisclosures disclosures,
        TimeProvider time,
        CancellationToken cancellation)
    {
        var escalation = await AcknowledgeAsync(id, caller, store, time, cancellation);
        return (await disclosures.DiscloseAsync([escalation], caller, cancellation)).Single();
    }

    private static async Task<Escalation> AcknowledgeAsync(
        Guid id, Caller caller, CrisisDbContext store, TimeProvider time, CancellationToken cancellation)
    {
        var team = caller.Organization;
        for (var attempt = 1; ; attempt++)
        {
            var escalation = await store.Escalations.SingleOrDefaultAsync(
                e => e.Id == id && e.CrisisTeamId == team, cancellation)
                ?? throw new NotFoundException("escalation");
            escalation.Acknowledge(caller.Id, time.Now());
            try
            {
                await store.SaveChangesAsync(cancellation);
                return escalation;
            }
            catch (DbUpdateConcurrencyException) when (attempt < Attempts)
            {
                // The team was just notified, which changes nothing for the responder, or a colleague was faster,
                // which they are to hear in so many words.
                store.ChangeTracker.Clear();
            }
        }
    }
}
