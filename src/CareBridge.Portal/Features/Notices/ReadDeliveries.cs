using CareBridge.Platform.Disclosures;
using CareBridge.Platform.Security;
using CareBridge.Platform.Storage;
using CareBridge.Portal.Domain;
using CareBridge.Portal.Storage;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace CareBridge.Portal.Features.Notices;

/// <summary>
/// The delivery log: to each person what was sent to them, to administrators how much of what went how.
/// </summary>
internal static class ReadDeliveries
{
    private static readonly TimeSpan Lately = TimeSpan.FromDays(1);

    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/deliveries", ListAsync).RequireAuthorization().ShowsOwn()
            .WithSummary("List deliveries");
        routes.MapGet("/deliveries/counts", CountAsync).RequireRole(Role.Administrator).ShowsNothing()
            .WithSummary("Count deliveries");
    }

    private static async Task<Page<View>> ListAsync(
        [AsParameters] PageRequest page, Caller caller, PortalDbContext store, CancellationToken cancellation) =>
        (await store.DeliveryAttempts.Where(a => a.PersonId == caller.Id).NewestFirstAsync(page, cancellation))
            .Select(View.Of);

    private static async Task<IReadOnlyList<Count>> CountAsync(
        DateTimeOffset? since, PortalDbContext store, TimeProvider time, CancellationToken cancellation)
    {
        var from = since ?? time.GetUtcNow() - Lately;
        var counts = await store.DeliveryAttempts.Where(a => a.BegunAt >= from)
            .GroupBy(a => new { a.Channel, a.Outcome, a.Reason })
            .Select(group => new { group.Key, Attempts = group.Count() })
            .ToListAsync(cancellation);
        return
        [
            .. counts.Select(one => new Count(one.Key.Channel, one.Key.Outcome, one.Key.Reason, one.Attempts))
                .OrderBy(one => (one.Channel, one.Outcome, one.Reason)),
        ];
    }

    /// <param name="Outcome">Null while it is under way.</param>
    internal sealed record View(
        Guid DispatchId,
        int Attempt,
        Channel Channel,
        Wording Wording,
        DateTimeOffset BegunAt,
        DateTimeOffset? EndedAt,
        DeliveryOutcome? Outcome,
        DeliveryReason? Reason)
    {
        public static View Of(DeliveryAttempt one) => new(
            one.DispatchId, one.Number, one.Channel, one.Wording, one.BegunAt, one.EndedAt, one.Outcome, one.Reason);
    }

    internal sealed record Count(Channel Channel, DeliveryOutcome? Outcome, DeliveryReason? Reason, int Attempts);
}
