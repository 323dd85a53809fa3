using CareBridge.Platform.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace CareBridge.Platform.Messaging;

/// <summary>
/// Hands rows to the broker: claimed so that other instances take other rows, published, confirmed, deleted. A crash in
/// between publishes a row twice, which inboxes make harmless.
/// </summary>
internal sealed class BrokerRelay<TContext>(IServiceScopeFactory scopes, OutboxPublisher publisher) : IOutboxRelay
    where TContext : ServiceDbContext
{
    private const int BatchSize = 100;

    public async Task<bool> RelayAsync(CancellationToken cancellation)
    {
        await using var scope = scopes.CreateAsyncScope();
        var store = scope.ServiceProvider.GetRequiredService<TContext>();
        await using var transaction = await store.Database.BeginTransactionAsync(cancellation);
        var rows = await store.Outbox.FromSqlRaw(ClaimSql(store)).AsNoTracking().ToListAsync(cancellation);
        if (rows.Count == 0) return false;

        await Task.WhenAll(rows.Select(row => publisher.PublishAsync(row, cancellation)));
        var ids = rows.Select(row => row.Id).ToList();
        await store.Outbox.Where(row => ids.Contains(row.Id)).ExecuteDeleteAsync(cancellation);
        await transaction.CommitAsync(cancellation);
        return true;
    }

    private static string ClaimSql(TContext store)
    {
        var table = store.Model.FindEntityType(typeof(OutboxMessage))!;
        return store.Database.IsNpgsql()
            ? $"""
               SELECT * FROM "{table.GetSchema()}"."{table.GetTableName()}" ORDER BY "Position"
               LIMIT {BatchSize} FOR UPDATE SKIP LOCKED
               """
            : $"""
               SELECT TOP ({BatchSize}) * FROM [{table.GetSchema()}].[{table.GetTableName()}]
               WITH (UPDLOCK, READPAST, ROWLOCK) ORDER BY [Position]
               """;
    }
}
