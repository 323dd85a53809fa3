using CareBridge.Exchange.Domain;
using CareBridge.Exchange.Storage;
using CareBridge.Platform.Domain;
using CareBridge.Platform.Hosting;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace CareBridge.Exchange.Features.Subscriptions;

/// <summary>
/// Forgets what was delivered long ago. What was not is kept until it is, unless the subscription was turned off long
/// ago: who turns it on again sees by the numbers that something is missing.
/// </summary>
internal sealed class PurgeEvents(
    IServiceScopeFactory scopes, SubscriptionSettings settings, TimeProvider time, ILogger<PurgeEvents> logger)
    : RepeatedWork(TimeSpan.FromMinutes(10), time, logger)
{
    protected override Task WorkAsync(CancellationToken cancellation) => PurgeAsync(cancellation);

    internal async Task PurgeAsync(CancellationToken cancellation)
    {
        await using var scope = scopes.CreateAsyncScope();
        var store = scope.ServiceProvider.GetRequiredService<ExchangeDbContext>();
        var limit = Time.Now() - settings.KeepEvents;
        var abandoned = await store.Subscriptions
            .Where(s => s.Status == SubscriptionStatus.Off && s.ChangedAt < limit && s.LastNumber > s.Delivered)
            .ToListAsync(cancellation);
        foreach (var subscription in abandoned) subscription.Forget();
        await store.SaveChangesAsync(cancellation);
        await MarkDeliveredAsync(store, [.. abandoned.Select(subscription => subscription.Key)], cancellation);
        await store.SubscriptionEvents.Where(e => e.DeliveredAt < limit).ExecuteDeleteAsync(cancellation);
    }

    /// <param name="abandoned">Their events have waited long enough as it is.</param>
    private async Task MarkDeliveredAsync(ExchangeDbContext store, List<Guid> abandoned, CancellationToken cancellation)
    {
        var delivered = store.SubscriptionEvents.Where(e => e.DeliveredAt == null && store.Subscriptions.Any(
            s => s.Key == e.SubscriptionKey && e.Number <= s.Delivered));
        await delivered.Where(e => abandoned.Contains(e.SubscriptionKey)).ExecuteUpdateAsync(
            row => row.SetProperty(e => e.DeliveredAt, e => e.HappenedAt), cancellation);
        var now = Time.Now();
        await delivered.ExecuteUpdateAsync(row => row.SetProperty(e => e.DeliveredAt, now), cancellation);
    }
}
