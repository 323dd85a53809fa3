using System.Collections.Concurrent;
using CareBridge.Platform.Domain;
using CareBridge.Platform.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace CareBridge.Platform.Messaging;

/// <summary>
/// Publishes rows inside this process and takes each out of the outbox when every reaction has handled it. A crash
/// leaves the others in place for the next start, where the inboxes tell what is still to be done; so does a reaction
/// that failed for good.
/// </summary>
internal sealed class InMemoryRelay<TContext>(
    IServiceScopeFactory scopes,
    OutboxPublisher publisher,
    Settlement settlement,
    OutboxSignal<TContext> signal,
    TimeProvider time,
    IEnumerable<ReactionRegistration> reactions) : IOutboxRelay
    where TContext : ServiceDbContext
{
    /// <summary>
    /// Rows under way at once; a reaction that cannot keep up holds the others back here, not in memory.
    /// </summary>
    private const int Window = 500;

    private readonly ILookup<string, string> _reactions = reactions.ToLookup(
        reaction => OutboxMessage.NameOf(reaction.Message), reaction => reaction.Name);

    private readonly HashSet<Guid> _underWay = [];
    private readonly ConcurrentQueue<Guid> _settled = new();

    /// <summary>Rows that wait for the next start, and must not fill the window until then.</summary>
    private readonly ConcurrentDictionary<Guid, bool> _givenUp = new();

    public async Task<bool> RelayAsync(CancellationToken cancellation)
    {
        await using var scope = scopes.CreateAsyncScope();
        var store = scope.ServiceProvider.GetRequiredService<TContext>();
        await TakeOutSettledAsync(store, cancellation);

        var givenUp = _givenUp.Keys.ToList();
        var rows = await store.Outbox.AsNoTracking().Where(row => !givenUp.Contains(row.Id))
            .OrderBy(row => row.Position).Take(Window).ToListAsync(cancellation);
        var fresh = rows.Where(row => !_underWay.Contains(row.Id)).ToList();
        foreach (var row in fresh) await PublishAsync(row, cancellation);
        return fresh.Count > 0;
    }

    private async Task PublishAsync(OutboxMessage row, CancellationToken cancellation)
    {
        _underWay.Add(row.Id);
        if (_reactions.Contains(row.Type))
            settlement.Await(row.Id, _reactions[row.Type], () => Settle(row.Id), () => GiveUp(row.Id));
        try
        {
            if (!await publisher.TryPublishAsync(row, cancellation)) GiveUp(row.Id);
            else if (!_reactions.Contains(row.Type)) Settle(row.Id);
        }
        catch
        {
            _underWay.Remove(row.Id);
            throw;
        }
    }

    private void Settle(Guid id)
    {
        _settled.Enqueue(id);
        signal.Set();
    }

    private void GiveUp(Guid id)
    {
        _givenUp[id] = true;
        signal.Set();
    }

    private async Task TakeOutSettledAsync(TContext store, CancellationToken cancellation)
    {
        var ids = new List<Guid>();
        while (_settled.TryDequeue(out var id)) ids.Add(id);
        if (ids.Count == 0) return;
        try
        {
            await OutboxRows.ToSentAsync(store, ids, time.Now(), cancellation);
        }
        catch
        {
            foreach (var id in ids) _settled.Enqueue(id);
            throw;
        }
        _underWay.ExceptWith(ids);
    }
}
