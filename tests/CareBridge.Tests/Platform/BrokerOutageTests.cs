using CareBridge.Testing;

namespace CareBridge.Tests.Platform;

public sealed class BrokerOutageTests
{
    [Fact]
    public async Task What_is_saved_while_the_broker_is_down_is_kept_and_delivered_when_it_is_back()
    {
        await using var rabbit = await TestRabbit.StartAsync();
        await using var store = await TestStore.CreateAsync();
        await using var host = await CountingHost.StartAsync(store, rabbit.AmqpUri);
        await host.CountAsync();
        await Eventually.IsAsync(1, host.NotedAsync);

        await rabbit.KillAsync();
        for (var i = 0; i < 5; i++) await host.CountAsync();
        await Task.Delay(TimeSpan.FromSeconds(2));
        Assert.Equal((5, 1), (await host.WaitingAsync(), await host.NotedAsync()));

        await rabbit.StartAgainAsync();
        // MassTransit pauses for up to a minute between two attempts to connect.
        await Eventually.IsAsync(6, host.NotedAsync, TimeSpan.FromMinutes(4));
        await Eventually.IsAsync(6, host.TalliedAsync, TimeSpan.FromSeconds(30));
        await Eventually.IsAsync(0, host.WaitingAsync);
    }
}
