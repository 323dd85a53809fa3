using CareBridge.Exchange.Domain;
using CareBridge.Exchange.Storage;
using CareBridge.Platform.Domain;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace CareBridge.Exchange.Features.Subscriptions;

/// <summary>
/// Takes up what has happened and has it numbered. Each instance claims a few rows at a time; those of one that died
/// are free again when its claim has run out.
/// </summary>
internal sealed class NumberEvents(
    IServiceScopeFactory scopes,
    NotificationSignal signal,
    SubscriptionSettings settings,
    TimeProvider time,
    ILogger<NumberEvents> logger)
    : BackgroundService
{
    private const int BatchSize = 20;

    private static readonly TimeSpan PollInterval = TimeSpan.FromMilliseconds(400);
    private static readonly TimeSpan JustNow = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan Claim = TimeSpan.FromSeconds(15);
    private static readonly TimeSpan FirstPause = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan LongestPause = TimeSpan.FromHours(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                while (await NumberAsync(stoppingToken)) signal.Set();
            }
            catch (Exception exception) when (!stoppingToken.IsCancellationRequested)
            {
                // Whatever it is, the rows are still there; a worker that gave up would leave them there for ever.
                logger.LogWarning(exception, "What has happened could not be numbered for subscriptions");
            }
            await Task.Delay(PollInterval, time, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    /// <summary>True when there was something to number.</summary>
    internal async Task<bool> NumberAsync(CancellationToken cancellation)
    {
        var claimed = await ClaimAsync(cancellation);
        foreach (var happened in claimed)
        {
            await using var scope = scopes.CreateAsyncScope();
            var numbering = scope.ServiceProvider.GetRequiredService<EventNumbering>();
            try
            {
                if (await numbering.NumberAsync(happened, cancellation)) continue;
            }
            catch (Exception exception) when (!cancellation.IsCancellationRequested)
            {
                // One that cannot be numbered must not keep the others waiting.
                logger.LogWarning(exception, "Event {EventId} could not be numbered yet", happened.Id);
                if (exception is UnavailableException)
                {
                    // Nothing can be decided now, whoever tries.
                    await ReleaseAsync(happened.ClaimedBy, cancellation);
                    return false;
                }
            }
            await PostponeAsync(happened, cancellation);
        }
        return claimed.Count > 0;
    }

    /// <summary>
    /// What nobody has subscribed to, all at once. Not what happened just now: somebody may have subscribed since.
    /// </summary>
    private async Task ForgetUnheardAsync(
        ExchangeDbContext store, DateTimeOffset now, CancellationToken cancellation)
    {
        var heard = await store.Subscriptions.Heard(now, settings.KeepEvents)
            .Select(s => s.Topic).Distinct().ToListAsync(cancellation);
        var past = now - JustNow;
        await store.TopicEvents.Where(e => e.HappenedAt < past && !heard.Contains(e.Topic))
            .ExecuteDeleteAsync(cancellation);
    }

    /// <summary>
    /// The older it is, the longer until it is tried again: many that fail for ever must not take all the time.
    /// </summary>
    private async Task PostponeAsync(TopicEvent happened, CancellationToken cancellation)
    {
        await using var scope = scopes.CreateAsyncScope();
        var now = time.Now();
        var age = now - happened.HappenedAt;
        var until = now + (age < FirstPause ? FirstPause : age > LongestPause ? LongestPause : age);
        await scope.ServiceProvider.GetRequiredService<ExchangeDbContext>().TopicEvents
            .Where(e => e.Id == happened.Id && e.ClaimedBy == happened.ClaimedBy).ExecuteUpdateAsync(
                row => row.SetProperty(e => e.ClaimedUntil, until), cancellation);
    }

    private async Task ReleaseAsync(Guid? claim, CancellationToken cancellation)
    {
        await using var scope = scopes.CreateAsyncScope();
        var store = scope.ServiceProvider.GetRequiredService<ExchangeDbContext>();
        await store.TopicEvents.Where(e => e.ClaimedBy == claim).ExecuteUpdateAsync(
            row => row.SetProperty(e => e.ClaimedUntil, (DateTimeOffset?)null), cancellation);
    }

    private async Task<List<TopicEvent>> ClaimAsync(CancellationToken cancellation)
    {
        await using var scope = scopes.CreateAsyncScope();
        var store = scope.ServiceProvider.GetRequiredService<ExchangeDbContext>();
        var now = time.Now();
        var ids = await store.TopicEvents.AsNoTracking()
            .Where(e => e.ClaimedUntil == null || e.ClaimedUntil < now)
            .OrderBy(e => e.Position).Select(e => e.Id).Take(BatchSize).ToListAsync(cancellation);
        if (ids.Count == 0) return [];
        if (ids.Count == BatchSize) await ForgetUnheardAsync(store, now, cancellation);
        var claim = Guid.CreateVersion7(now);
        await store.TopicEvents
            .Where(e => ids.Contains(e.Id) && (e.ClaimedUntil == null || e.ClaimedUntil < now))
            .ExecuteUpdateAsync(
                row => row.SetProperty(e => e.ClaimedBy, claim).SetProperty(e => e.ClaimedUntil, now + Claim),
                cancellation);
        return await store.TopicEvents.AsNoTracking()
            .Where(e => e.ClaimedBy == claim).OrderBy(e => e.Position).ToListAsync(cancellation);
    }
}
