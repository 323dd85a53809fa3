using CareBridge.Exchange.Storage;
using CareBridge.Platform.Domain;
using CareBridge.Platform.Hosting;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace CareBridge.Exchange.Features.Subscriptions;

/// <summary>Forgets what was delivered long ago; what was not is kept until it is.</summary>
internal sealed class PurgeEvents(
    IServiceScopeFactory scopes, SubscriptionSettings settings, TimeProvider time, ILogger<PurgeEvents> logger)
    : RepeatedWork(TimeSpan.FromMinutes(10), time, logger)
{
    protected override async Task WorkAsync(CancellationToken cancellation)
    {
        await using var scope = scopes.CreateAsyncScope();
        var store = scope.ServiceProvider.GetRequiredService<ExchangeDbContext>();
        var limit = Time.Now() - settings.KeepEvents;
        await store.SubscriptionEvents
            .Where(e => e.HappenedAt < limit && store.Subscriptions.Any(
                s => s.Key == e.SubscriptionKey && e.Number <= s.Delivered))
            .ExecuteDeleteAsync(cancellation);
    }
}
