using System.Text.Json;
using CareBridge.Platform.Domain;
using CareBridge.Platform.Hosting;
using CareBridge.Platform.Messaging;
using CareBridge.Platform.Storage;
using MassTransit;
using MassTransit.Serialization;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace CareBridge.Platform.Operation;

/// <summary>
/// Puts failed messages back into their queues when somebody has asked for it, under their own ids, and notices when
/// they are handled. One that a crash puts back twice is handled once.
/// </summary>
internal sealed class TendFailures<TContext>(
    IEnumerable<ReactionRegistration> reactions,
    IBus bus,
    Transport transport,
    Settlement settlement,
    IServiceScopeFactory scopes,
    TimeProvider time,
    ILogger<TendFailures<TContext>> logger) : RepeatedWork(Interval, time, logger)
    where TContext : ServiceDbContext
{
    private const int BatchSize = 100;

    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(2);

    protected override async Task WorkAsync(CancellationToken cancellation)
    {
        await EachDueAsync(HandledAsync, id => ChangeAsync(id, NoticeAsync, cancellation), BatchSize, cancellation);
        await EachDueAsync(AskedAsync, id => ChangeAsync(id, SendAsync, cancellation), BatchSize, cancellation);
    }

    private Task<IReadOnlyList<Guid>> AskedAsync(CancellationToken cancellation) =>
        IdsAsync(store => store.FailedMessages.Where(one => one.Status == FailureStatus.Asked), cancellation);

    private Task<IReadOnlyList<Guid>> HandledAsync(CancellationToken cancellation) => IdsAsync(
        store => store.FailedMessages.Where(one =>
            (one.Status == FailureStatus.Waiting || one.Status == FailureStatus.Asked
                || one.Status == FailureStatus.Sent)
            && store.Inbox.Any(entry => entry.MessageId == one.MessageId && entry.Reaction == one.Reaction)),
        cancellation);

    private async Task<IReadOnlyList<Guid>> IdsAsync(
        Func<TContext, IQueryable<FailedMessage>> wanted, CancellationToken cancellation)
    {
        await using var scope = scopes.CreateAsyncScope();
        var store = scope.ServiceProvider.GetRequiredService<TContext>();
        return await wanted(store).OrderBy(one => one.SortKey).Select(one => one.Id).Take(BatchSize)
            .ToListAsync(cancellation);
    }

    private async Task ChangeAsync(
        Guid id, Func<FailedMessage, CancellationToken, Task> change, CancellationToken cancellation)
    {
        await using var scope = scopes.CreateAsyncScope();
        var store = scope.ServiceProvider.GetRequiredService<TContext>();
        var failed = await store.FailedMessages.SingleAsync(one => one.Id == id, cancellation);
        await change(failed, cancellation);
        await store.SaveChangesAsync(cancellation);
    }

    private Task NoticeAsync(FailedMessage failed, CancellationToken cancellation)
    {
        if (failed.Status is not (FailureStatus.Handled or FailureStatus.Discarded)) failed.Handled(Time.Now());
        settlement.Report(failed.MessageId, failed.Reaction);
        return Task.CompletedTask;
    }

    private async Task SendAsync(FailedMessage failed, CancellationToken cancellation)
    {
        if (failed.Status != FailureStatus.Asked) return;
        var reaction = reactions.SingleOrDefault(one => one.Name == failed.Reaction);
        if (reaction is null || Replays.Read(failed, reaction) is not { } message)
        {
            // Whoever asked did so of another release.
            Logger.LogWarning("Failed message {Failure} cannot be read by this release", failed.Id);
            failed.PutBack(Time.Now());
            return;
        }
        // A broker's exchange of the queue's name leads to it; sending to the queue would declare it otherwise.
        var scheme = transport == Transport.RabbitMq ? "exchange" : "queue";
        var endpoint = await bus.GetSendEndpoint(new Uri($"{scheme}:{reaction.Name}"));
        var identity = Pipe.Execute<SendContext>(context => context.MessageId = failed.MessageId);
        await endpoint.Send(message, reaction.Message, identity, cancellation);
        failed.Sent(Time.Now());
    }
}

internal static class Replays
{
    /// <summary>After so long a message that was put back is in no queue any more: a broker may lose one.</summary>
    private static readonly TimeSpan Lost = TimeSpan.FromMinutes(30);

    /// <returns>Null when this release cannot read it.</returns>
    public static object? Read(FailedMessage failed, ReactionRegistration reaction)
    {
        try
        {
            using var envelope = JsonDocument.Parse(failed.Body);
            return envelope.RootElement.TryGetProperty("message", out var message)
                ? message.Deserialize(reaction.Message, SystemTextJsonMessageSerializer.Options)
                : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    /// <summary>Those for which it is not known that they are handled after all, and that nothing else happens to.
    /// </summary>
    public static IQueryable<FailedMessage> WaitingFailures(this ServiceDbContext store, DateTimeOffset now)
    {
        var sentBefore = now - Lost;
        return store.FailedMessages.Where(one => one.Status == FailureStatus.Waiting
            || (one.Status == FailureStatus.Sent && one.ChangedAt < sentBefore));
    }
}
