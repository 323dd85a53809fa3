using System.Diagnostics;
using System.Text.Json;
using CareBridge.Platform.Telemetry;
using CareBridge.Platform.Web;
using MassTransit;

namespace CareBridge.Platform.Messaging;

/// <summary>Publishes an outbox row under its own id, as part of the trace of the request that caused it.</summary>
internal sealed class OutboxPublisher(IBus bus)
{
    /// <summary>A broker that does not confirm within this time is as good as gone.</summary>
    private static readonly TimeSpan ConfirmTimeout = TimeSpan.FromSeconds(20);

    public async Task PublishAsync(OutboxMessage row, CancellationToken cancellation)
    {
        var type = Type.GetType(row.Type)
            ?? throw new InvalidOperationException($"Outbox row {row.Id} holds an unknown contract.");
        var message = JsonSerializer.Deserialize(row.Body, type, JsonFormat.Options)!;
        using var activity = Traces.Source.StartActivity("outbox publish", ActivityKind.Producer, row.TraceParent);
        using var timeout = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        timeout.CancelAfter(ConfirmTimeout);
        var identity = Pipe.Execute<PublishContext>(context => context.MessageId = row.Id);
        await bus.Publish(message, type, identity, timeout.Token);
    }
}
