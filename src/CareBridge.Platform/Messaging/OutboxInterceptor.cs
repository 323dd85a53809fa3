using System.Text.Json;
using CareBridge.Platform.Domain;
using CareBridge.Platform.Storage;
using CareBridge.Platform.Telemetry;
using CareBridge.Platform.Web;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace CareBridge.Platform.Messaging;

/// <summary>Puts the message of every changed aggregate into the outbox as part of the save that changes it.</summary>
internal sealed class OutboxInterceptor<TContext>(
    OutboxSignal<TContext> signal, ISeal seal, TimeProvider time) : SaveChangesInterceptor
    where TContext : ServiceDbContext
{
    private long _lastPosition;

    public override ValueTask<InterceptionResult<int>> SavingChangesAsync(
        DbContextEventData eventData, InterceptionResult<int> result, CancellationToken cancellationToken = default)
    {
        var context = (ServiceDbContext)eventData.Context!;
        // Each listing compares everything with what it was, so there is one.
        var entries = context.ChangeTracker.Entries().ToList();
        TakeBackUnsaved(entries);
        var messages = Messages(context, entries);
        context.Outbox.AddRange(messages);
        context.HasMessages = messages.Count > 0;
        return ValueTask.FromResult(result);
    }

    public override ValueTask<int> SavedChangesAsync(
        SaveChangesCompletedEventData eventData, int result, CancellationToken cancellationToken = default)
    {
        var context = (ServiceDbContext)eventData.Context!;
        context.Announced.Clear();
        if (context.HasMessages) signal.Set();
        return ValueTask.FromResult(result);
    }

    public override InterceptionResult<int> SavingChanges(
        DbContextEventData eventData, InterceptionResult<int> result) =>
        throw new InvalidOperationException("Save with SaveChangesAsync.");

    /// <summary>After a save that failed, the next makes its messages anew from the state that it saves.</summary>
    private static void TakeBackUnsaved(IEnumerable<EntityEntry> entries)
    {
        foreach (var entry in entries)
            if (entry is { Entity: OutboxMessage, State: EntityState.Added }) entry.State = EntityState.Detached;
    }

    private List<OutboxMessage> Messages(ServiceDbContext context, IEnumerable<EntityEntry> entries)
    {
        var changed = entries
            .Where(entry => entry.State is EntityState.Added or EntityState.Modified)
            .Select(entry => (entry.Entity as Aggregate)?.ToMessage(seal)).OfType<object>();
        return [.. changed.Concat(context.Announced).Select(ToOutbox)];
    }

    private OutboxMessage ToOutbox(object message)
    {
        var now = time.GetUtcNow();
        var type = message.GetType();
        return new OutboxMessage
        {
            Id = Guid.CreateVersion7(now),
            Position = NextPosition(now),
            Type = OutboxMessage.NameOf(type),
            Body = JsonSerializer.Serialize(message, type, JsonFormat.Options),
            TraceParent = Traces.Current,
        };
    }

    private long NextPosition(DateTimeOffset now)
    {
        while (true)
        {
            var last = Interlocked.Read(ref _lastPosition);
            var next = Math.Max(last + 1, now.UtcTicks);
            if (Interlocked.CompareExchange(ref _lastPosition, next, last) == last) return next;
        }
    }
}
