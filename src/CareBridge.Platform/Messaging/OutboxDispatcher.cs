using CareBridge.Platform.Storage;
using MassTransit;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace CareBridge.Platform.Messaging;

/// <summary>
/// Moves a store's outbox rows to the transport, from the moment they are saved until they are taken over.
/// </summary>
internal sealed class OutboxDispatcher<TContext>(
    IServiceProvider services,
    IBusControl bus,
    Transport transport,
    OutboxSignal<TContext> signal,
    TimeProvider time,
    ILogger<OutboxDispatcher<TContext>> logger) : BackgroundService
    where TContext : ServiceDbContext
{
    /// <summary>How long rows of a crashed instance may wait for another to find them.</summary>
    private static readonly TimeSpan PollInterval = TimeSpan.FromSeconds(1);

    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(5);

    private readonly IOutboxRelay _relay = transport switch
    {
        Transport.InMemory => ActivatorUtilities.CreateInstance<InMemoryRelay<TContext>>(services),
        Transport.RabbitMq => ActivatorUtilities.CreateInstance<BrokerRelay<TContext>>(services),
    };

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var pause = TimeSpan.Zero;
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                // The in-memory transport drops what is published before its queues exist; for a broker the publisher
                // makes them, and one queue that is not well must not hold up the others.
                if (transport == Transport.InMemory)
                    await bus.WaitForHealthStatus(BusHealthStatus.Healthy, stoppingToken);
                while (await _relay.RelayAsync(stoppingToken)) pause = TimeSpan.Zero;
                await signal.WaitAsync(PollInterval, time, stoppingToken);
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                return;
            }
            catch (Exception exception)
            {
                // Whatever it is, the rows are still there; a dispatcher that gave up would leave them there for ever.
                logger.LogWarning(exception, "The outbox of {Store} could not be relayed", typeof(TContext).Name);
                pause = pause == TimeSpan.Zero ? TimeSpan.FromMilliseconds(100) : pause * 2;
                pause = pause > LongestPause ? LongestPause : pause;
                await Task.Delay(pause, time, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }
    }
}

internal interface IOutboxRelay
{
    /// <summary>True when there may be more to relay at once.</summary>
    Task<bool> RelayAsync(CancellationToken cancellation);
}

internal enum Transport
{
    /// <summary>Everything runs in this process.</summary>
    InMemory,
    RabbitMq,
}
