using CareBridge.Testing;
using MassTransit;

namespace CareBridge.Benchmarks.Messaging;

/// <summary>The same bytes under another name, or each side would hear the other's.</summary>
public sealed record BareRemark(Guid RemarkId, long Version, string Text);

/// <summary>
/// MassTransit with nothing of ours: published with the broker's confirmation, consumed from a quorum queue.
/// </summary>
internal sealed class BareBus : IAsyncDisposable
{
    private readonly IBusControl _sender;
    private readonly IBusControl _receiver;

    private BareBus(IBusControl sender, IBusControl receiver) => (_sender, _receiver) = (sender, receiver);

    public static async Task<BareBus> StartAsync(TestRabbit rabbit, Tally tally)
    {
        var receiver = Bus.Factory.CreateUsingRabbitMq(bus =>
        {
            bus.Host(rabbit.AmqpUri);
            bus.ReceiveEndpoint("bare", endpoint =>
            {
                endpoint.SetQuorumQueue();
                endpoint.PrefetchCount = 32;
                endpoint.Handler<BareRemark>(_ =>
                {
                    tally.Count();
                    return Task.CompletedTask;
                });
            });
        });
        var sender = Bus.Factory.CreateUsingRabbitMq(bus =>
            bus.Host(rabbit.AmqpUri, host => host.PublisherConfirmation = true));
        await receiver.StartAsync();
        await sender.StartAsync();
        return new BareBus(sender, receiver);
    }

    public Task SayAsync() =>
        _sender.Publish(new BareRemark(Guid.CreateVersion7(), 1, new string('x', Remark.Length)));

    public async ValueTask DisposeAsync()
    {
        await _sender.StopAsync();
        await _receiver.StopAsync();
    }
}
