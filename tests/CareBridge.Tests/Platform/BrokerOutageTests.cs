using CareBridge.Testing;

namespace CareBridge.Tests.Platform;

public sealed class BrokerOutageTests
{
    /// <summary>A quorum queue may take a minute to recover, and MassTransit another to try again.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(4);

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task What_is_saved_while_the_broker_is_down_is_kept_and_delivered_when_it_is_back(bool forgetful)
    {
        await using var rabbit = await TestRabbit.StartAsync();
        await using var store = await TestStore.CreateAsync();
        await using var host = await CountingHost.StartAsync(store, rabbit.AmqpUri);
        await host.CountAsync();
        await Eventually.IsAsync(1, host.NotedAsync);
        await Eventually.IsAsync(1, host.TalliedAsync);

        await rabbit.KillAsync();
        for (var i = 0; i < 5; i++) await host.CountAsync();
        await Task.Delay(TimeSpan.FromSeconds(2));
        Assert.Equal((5, 1), (await host.WaitingAsync(), await host.NotedAsync()));
        if (forgetful) Forget(rabbit);

        await rabbit.StartAgainAsync();
        await Eventually.IsAsync(0, host.WaitingAsync, Patience);
        await Eventually.IsAsync(6, host.NotedAsync, Patience);
        await Eventually.IsAsync(6, host.TalliedAsync, Patience);
    }

    /// <summary>A crash can cost a node queues and bindings that it had not yet written down.</summary>
    private static void Forget(TestRabbit rabbit)
    {
        var home = Path.GetDirectoryName(Path.GetDirectoryName(rabbit.LogFile)!)!;
        System.IO.Directory.Delete(Path.Combine(home, "data"), recursive: true);
    }
}
