using CareBridge.Aftercare.Storage;
using CareBridge.Platform.Domain;
using CareBridge.Platform.Hosting;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace CareBridge.Aftercare.Features.Reviews;

/// <summary>
/// Looks at everybody of whom something has changed or for whom it is time. Several instances may do it at once; the
/// first to save wins, and the others find nothing left to do.
/// </summary>
internal sealed class TendReviews(IServiceScopeFactory scopes, TimeProvider time, ILogger<TendReviews> logger)
    : RepeatedWork(Interval, time, logger)
{
    private const int BatchSize = 100;

    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(1);

    protected override async Task WorkAsync(CancellationToken cancellation) => await EachAsync(
        await DueAsync(cancellation),
        pair => ReviewAsync(pair.Participant, pair.Organization, cancellation),
        cancellation);

    private async Task<IReadOnlyList<(Guid Participant, Guid Organization)>> DueAsync(CancellationToken cancellation)
    {
        await using var scope = scopes.CreateAsyncScope();
        var store = scope.ServiceProvider.GetRequiredService<AftercareDbContext>();
        var now = Time.Now();
        // One pair that cannot be reviewed asks again and again, and takes up one place.
        var requested = await store.ReviewRequests
            .GroupBy(r => new { r.ParticipantId, r.OrganizationId })
            .OrderBy(pair => pair.Min(r => r.RequestedAt)).Take(BatchSize)
            .Select(pair => new { pair.Key.ParticipantId, pair.Key.OrganizationId })
            .ToListAsync(cancellation);
        var due = await store.ReviewTimers
            .Where(t => t.DueAt <= now).OrderBy(t => t.DueAt).Take(BatchSize)
            .Select(t => new { t.ParticipantId, t.OrganizationId })
            .ToListAsync(cancellation);
        return [.. requested.Concat(due).Distinct().Select(pair => (pair.ParticipantId, pair.OrganizationId))];
    }

    private async Task ReviewAsync(Guid participantId, Guid organizationId, CancellationToken cancellation)
    {
        await using var scope = scopes.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<ReviewParticipant>()
            .HandleAsync(participantId, organizationId, Time.Now(), cancellation);
        await scope.ServiceProvider.GetRequiredService<AftercareDbContext>().SaveChangesAsync(cancellation);
    }
}
