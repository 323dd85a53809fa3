using CareBridge.Testing;

namespace CareBridge.Tests.Platform;

public sealed class BrokerOutageTests
{
    /// <summary>MassTransit pauses for up to a minute between two attempts to connect.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(3);

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

        // Not killed: one node alone does not always bring back a quorum queue that was seconds old when it was killed.
        await rabbit.StopAsync();
        for (var i = 0; i < 5; i++) await host.CountAsync();
        await Task.Delay(TimeSpan.FromSeconds(2));
        Assert.Equal((5, 1), (await host.WaitingAsync(), await host.NotedAsync()));
        if (forgetful) Forget(rabbit);

        await rabbit.StartAgainAsync();
        await Eventually.IsAsync(0, host.WaitingAsync, Patience);
        await Eventually.IsAsync(6, host.NotedAsync, Patience);
        await Eventually.IsAsync(6, host.TalliedAsync, Patience);
    }

    /// <summary>A new disk, or a crash before queues and bindings were written down.</summary>
    private static void Forget(TestRabbit rabbit)
    {
        var home = Path.GetDirectoryName(Path.GetDirectoryName(rabbit.LogFile)!)!;
        System.IO.Directory.Delete(Path.Combine(home, "data"), recursive: true);
    }
}
