using CareBridge.Platform.Domain;
using CareBridge.Platform.Messaging;
using CareBridge.Platform.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace CareBridge.Platform.Operation;

/// <summary>Sends a service's messages again from the command line, as is needed after a restore.</summary>
internal abstract class Republisher
{
    public abstract string Service { get; }

    /// <summary>The ids of the last messages that its reactions had handled when the store was saved.</summary>
    public abstract Task<IReadOnlyList<Guid>> LastHandledAsync(CancellationToken cancellation);

    /// <returns>Those of the ids that are none of its own messages.</returns>
    public abstract Task<IReadOnlyList<Guid>> UnknownAsync(IReadOnlyList<Guid> ids, CancellationToken cancellation);

    /// <summary>
    /// Puts what the transport had taken into the outbox again, and has the inbox remember what was handled for long
    /// enough. Broken off, it can be called again.
    /// </summary>
    /// <param name="since">Null for all that is kept.</param>
    /// <returns>How many messages.</returns>
    public abstract Task<int> RepublishAsync(DateTimeOffset? since, CancellationToken cancellation);
}

internal sealed class Republisher<TContext>(
    OperatedService<TContext> service,
    IServiceScopeFactory scopes,
    IConfiguration configuration,
    TimeProvider time) : Republisher
    where TContext : ServiceDbContext
{
    private const int BatchSize = 1000;

    /// <summary>Stores of one deployment that were restored apart differ by moments.</summary>
    private const int MostCompared = 10_000;

    public override string Service => service.Name;

    public override async Task<IReadOnlyList<Guid>> LastHandledAsync(CancellationToken cancellation)
    {
        await using var scope = scopes.CreateAsyncScope();
        var store = scope.ServiceProvider.GetRequiredService<TContext>();
        var handled = await store.Inbox.AsNoTracking().OrderByDescending(entry => entry.HandledAt).Take(MostCompared)
            .Select(entry => new { entry.MessageId, entry.HandledAt }).ToListAsync(cancellation);
        if (handled.Count == 0) return [];
        // What had waited for long may be kept no more by whoever sent it.
        var from = handled[0].HandledAt - (SentMessage.KeepFor(configuration) / 2);
        return [.. handled.Select(entry => entry.MessageId).Where(id => MessageIds.SavedAt(id) >= from).Distinct()];
    }

    public override async Task<IReadOnlyList<Guid>> UnknownAsync(
        IReadOnlyList<Guid> ids, CancellationToken cancellation)
    {
        await using var scope = scopes.CreateAsyncScope();
        var store = scope.ServiceProvider.GetRequiredService<TContext>();
        var unknown = new List<Guid>();
        foreach (var some in ids.Chunk(BatchSize).Select(chunk => chunk.ToList()))
        {
            var waiting = store.Outbox.Where(row => some.Contains(row.Id)).Select(row => row.Id);
            var sent = store.SentMessages.Where(row => some.Contains(row.Id)).Select(row => row.Id);
            var known = await waiting.Concat(sent).ToListAsync(cancellation);
            unknown.AddRange(some.Except(known));
        }
        return unknown;
    }

    public override async Task<int> RepublishAsync(DateTimeOffset? since, CancellationToken cancellation)
    {
        var (from, begun) = (since ?? DateTimeOffset.MinValue, time.Now());
        await RememberAsync(begun - (InboxPurge<TContext>.Memory / 2), cancellation);
        var all = 0;
        while (true)
        {
            await using var scope = scopes.CreateAsyncScope();
            var store = scope.ServiceProvider.GetRequiredService<TContext>();
            // What running hosts send meanwhile, these among it, is not sent a third time.
            var next = await store.SentMessages.Where(row => row.SentAt >= from && row.SentAt < begun)
                .OrderBy(row => row.SentAt).Take(BatchSize).Select(row => row.Id).ToListAsync(cancellation);
            if (next.Count == 0) return all;
            all += await OutboxRows.FromSentAsync(store, next, cancellation);
        }
    }

    /// <summary>The store may be weeks old, and the first host to start would forget what is sent again.</summary>
    private async Task RememberAsync(DateTimeOffset asOf, CancellationToken cancellation)
    {
        await using var scope = scopes.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<TContext>().Inbox.Where(entry => entry.HandledAt < asOf)
            .ExecuteUpdateAsync(set => set.SetProperty(entry => entry.HandledAt, asOf), cancellation);
    }
}
