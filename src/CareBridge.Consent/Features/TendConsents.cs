using CareBridge.Consent.Domain;
using CareBridge.Consent.Storage;
using CareBridge.Contracts.Consent;
using CareBridge.Platform.Hosting;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace CareBridge.Consent.Features;

/// <summary>
/// Moves consents on when time has: those that begin or have run out, and requests that nobody has answered. No
/// decision waits for it: each compares the time itself. Several instances may do it at once; the first to save wins
/// and the others find nothing left to do.
/// </summary>
internal sealed class TendConsents(
    IServiceScopeFactory scopes, TimeProvider time, ILogger<TendConsents> logger)
    : RepeatedWork(Interval, time, logger)
{
    private const int BatchSize = 100;

    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(10);

    /// <summary>Longer than any disclosure takes between its decision and its line.</summary>
    private static readonly TimeSpan LookBack = TimeSpan.FromMinutes(1);

    protected override async Task WorkAsync(CancellationToken cancellation)
    {
        await EachDueAsync(DueAsync, id => TendAsync(id, cancellation), BatchSize, cancellation);
        await TellLateRecipientsAsync(cancellation);
    }

    /// <summary>
    /// A disclosure that was decided before a consent ended may have been put on record just after its recipients were
    /// told to stop.
    /// </summary>
    private async Task TellLateRecipientsAsync(CancellationToken cancellation)
    {
        await using var scope = scopes.CreateAsyncScope();
        var store = scope.ServiceProvider.GetRequiredService<ConsentDbContext>();
        var since = Time.GetUtcNow() - LookBack;
        var ended = await store.Consents.AsNoTracking()
            .Where(c => (c.Status == ConsentStatus.Revoked || c.Status == ConsentStatus.Expired) && c.ChangedAt > since)
            .Select(c => new { c.Id, c.ChangedAt })
            .ToListAsync(cancellation);
        foreach (var consent in ended)
            await store.TellRecipientsToStopAsync(consent.Id, consent.ChangedAt, cancellation);
        await store.SaveChangesAsync(cancellation);
    }

    private async Task<IReadOnlyList<Guid>> DueAsync(CancellationToken cancellation)
    {
        await using var scope = scopes.CreateAsyncScope();
        var store = scope.ServiceProvider.GetRequiredService<ConsentDbContext>();
        var now = Time.GetUtcNow();
        return await store.Consents.AsNoTracking()
            .Where(c => (c.Status == ConsentStatus.Granted && c.ExpiresAt <= now)
                || ((c.Status == ConsentStatus.Requested || c.Status == ConsentStatus.Granted) && c.DueAt <= now))
            .OrderBy(c => c.SortKey)
            .Take(BatchSize)
            .Select(c => c.Id)
            .ToListAsync(cancellation);
    }

    private async Task TendAsync(Guid id, CancellationToken cancellation)
    {
        var now = Time.GetUtcNow();
        await using var scope = scopes.CreateAsyncScope();
        var store = scope.ServiceProvider.GetRequiredService<ConsentDbContext>();
        var consent = await store.Consents.SingleAsync(c => c.Id == id, cancellation);
        consent.Expire(now);
        consent.Begin(now);
        if (consent.Chase(now))
        {
            store.Tell(Notice.Of(
                NoticeKind.ConsentReminder,
                NoticeAudience.Participant,
                consent.ParticipantId,
                consent.Id,
                now));
        }
        await store.SaveChangesAsync(cancellation);
    }
}
