using System.Collections.Concurrent;
using System.Diagnostics;
using System.Text.Json;
using CareBridge.Platform.Telemetry;
using CareBridge.Platform.Web;
using MassTransit;
using Microsoft.Extensions.Logging;

namespace CareBridge.Platform.Messaging;

/// <summary>Publishes an outbox row under its own id, as part of the trace of the request that caused it.</summary>
internal sealed class OutboxPublisher(IBus bus, ILogger<OutboxPublisher> logger)
{
    /// <summary>A broker that does not confirm within this time is as good as gone.</summary>
    private static readonly TimeSpan ConfirmTimeout = TimeSpan.FromSeconds(20);

    private readonly ConcurrentDictionary<Guid, bool> _unreadable = new();

    /// <summary>
    /// False when this release cannot read the row, as after a return to an older one: it must stay for a release that
    /// can, and must not keep the others waiting.
    /// </summary>
    public async Task<bool> TryPublishAsync(OutboxMessage row, CancellationToken cancellation)
    {
        if (Read(row) is not { } message) return false;

        using var activity = Traces.Continue("outbox publish", ActivityKind.Producer, row.TraceParent);
        using var timeout = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        timeout.CancelAfter(ConfirmTimeout);
        var identity = Pipe.Execute<PublishContext>(context => context.MessageId = row.Id);
        // Waited for here as well, since a confirmation can be lost with its connection.
        await bus.Publish(message, message.GetType(), identity, timeout.Token).WaitAsync(timeout.Token);
        return true;
    }

    private object? Read(OutboxMessage row)
    {
        try
        {
            if (Type.GetType(row.Type) is { } type)
                return JsonSerializer.Deserialize(row.Body, type, JsonFormat.Options);
            Report(row, null);
        }
        catch (JsonException exception)
        {
            Report(row, exception);
        }
        return null;
    }

    /// <summary>Once for each row, which is asked for again and again. The exception could quote the body.</summary>
    private void Report(OutboxMessage row, JsonException? exception)
    {
        if (!_unreadable.TryAdd(row.Id, true)) return;
        logger.LogError(
            "Outbox row {Row} of type {Type} cannot be read by this release (at {Path}); it is kept",
            row.Id, row.Type, exception?.Path);
    }
}
