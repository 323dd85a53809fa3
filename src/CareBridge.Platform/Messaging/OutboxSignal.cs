using System.Threading.Channels;
using CareBridge.Platform.Storage;

namespace CareBridge.Platform.Messaging;

/// <summary>Wakes the dispatcher of a store the moment a save has put something into its outbox.</summary>
internal sealed class OutboxSignal<TContext>
    where TContext : ServiceDbContext
{
    private readonly Channel<bool> _channel = Channel.CreateBounded<bool>(
        new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });

    public void Set() => _channel.Writer.TryWrite(true);

    /// <summary>Returns when set, or after the timeout: rows of a crashed instance raise no signal here.</summary>
    public async Task WaitAsync(TimeSpan timeout, TimeProvider time, CancellationToken cancellation)
    {
        using var expiry = new CancellationTokenSource(timeout, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(expiry.Token, cancellation);
        try
        {
            await _channel.Reader.ReadAsync(either.Token);
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            return;
        }
    }
}
