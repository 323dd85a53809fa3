using CareBridge.Platform.Retention;
using CareBridge.Platform.Storage;
using CareBridge.Platform.Telemetry;
using MassTransit;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace CareBridge.Platform.Messaging;

/// <summary>Runs a reaction once for each message, however often the message is delivered.</summary>
internal sealed class ReactionConsumer<TMessage, TReaction, TContext>(
    ReactionRegistration<TMessage, TReaction, TContext> registration,
    IServiceScopeFactory scopes,
    Settlement settlement,
    TimeProvider time) : IConsumer<TMessage>
    where TMessage : class
    where TReaction : class, IReaction<TMessage>
    where TContext : ServiceDbContext
{
    /// <summary>
    /// Losing a race this often in a row means something else is wrong; the endpoint's retry takes over.
    /// </summary>
    private const int Attempts = 10;

    public async Task Consume(ConsumeContext<TMessage> context)
    {
        var messageId = context.MessageId
            ?? throw new InvalidOperationException($"A {typeof(TMessage).Name} came without a message id.");
        if (context.GetRetryAttempt() > 0) MessageMeasures.Retries.Add(MessageMeasures.Reaction, registration.Name);
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                await HandleAsync(context.Message, messageId, context.CancellationToken);
                break;
            }
            catch (Exception exception) when (attempt < Attempts && StoreFaults.IsConflict(exception))
            {
                // Somebody saved first; what they saved decides what there is left to do.
                continue;
            }
        }
        settlement.Report(messageId, registration.Name);
    }

    private async Task HandleAsync(TMessage message, Guid messageId, CancellationToken cancellation)
    {
        await using var scope = scopes.CreateAsyncScope();
        var store = scope.ServiceProvider.GetRequiredService<TContext>();
        var hindrances = store.Inbox
            .Where(entry => entry.MessageId == messageId && entry.Reaction == registration.Name)
            .Select(entry => entry.MessageId);
        if (store.DispositionsSince(message, messageId) is { } dispositions)
            hindrances = hindrances.Concat(dispositions.Select(one => one.ParticipantId));
        var found = await hindrances.ToListAsync(cancellation);
        if (found.Contains(messageId)) return;

        if (found.Count == 0)
            await scope.ServiceProvider.GetRequiredService<TReaction>().HandleAsync(message, cancellation);
        store.Inbox.Add(new InboxEntry
        {
            MessageId = messageId,
            Reaction = registration.Name,
            HandledAt = time.GetUtcNow(),
        });
        await store.SaveChangesAsync(cancellation);
        MessageMeasures.Handled(registration.Name, messageId, time.GetUtcNow());
    }
}
