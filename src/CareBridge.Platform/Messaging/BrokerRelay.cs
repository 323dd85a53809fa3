using CareBridge.Platform.Domain;
using CareBridge.Platform.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace CareBridge.Platform.Messaging;

/// <summary>
/// Hands rows to the broker: claimed so that other instances take other rows, published, confirmed, kept as sent. A
/// crash in between publishes a row twice, which inboxes make harmless.
/// </summary>
internal sealed class BrokerRelay<TContext>(
    IServiceScopeFactory scopes, OutboxPublisher publisher, TimeProvider time) : IOutboxRelay
    where TContext : ServiceDbContext
{
    private const int BatchSize = 100;

    public async Task<bool> RelayAsync(CancellationToken cancellation)
    {
        await using var scope = scopes.CreateAsyncScope();
        var store = scope.ServiceProvider.GetRequiredService<TContext>();
        await using var transaction = await store.Database.BeginTransactionAsync(cancellation);
        var rows = await OutboxRows.Claim(store, BatchSize).ToListAsync(cancellation);
        if (rows.Count == 0) return false;

        var tries = rows.ToDictionary(row => row.Id, row => publisher.TryPublishAsync(row, cancellation));
        var all = Task.WhenAll(tries.Values);
        await ((Task)all).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        var taken = Ended(tries, published: true);
        var unreadable = Ended(tries, published: false);
        if (taken.Count > 0) await OutboxRows.ToSentAsync(store, taken, time.Now(), cancellation);
        if (unreadable.Count > 0) await PutLastAsync(store, unreadable, cancellation);
        await transaction.CommitAsync(cancellation);
        await all;
        return taken.Count > 0;
    }

    private static List<Guid> Ended(Dictionary<Guid, Task<bool>> tries, bool published) =>
    [
        .. tries.Where(one => one.Value.IsCompletedSuccessfully && one.Value.Result == published)
            .Select(one => one.Key),
    ];

    private async Task PutLastAsync(TContext store, List<Guid> ids, CancellationToken cancellation)
    {
        var last = time.GetUtcNow().UtcTicks;
        await store.Outbox.Where(row => ids.Contains(row.Id))
            .ExecuteUpdateAsync(row => row.SetProperty(message => message.Position, last), cancellation);
    }
}
