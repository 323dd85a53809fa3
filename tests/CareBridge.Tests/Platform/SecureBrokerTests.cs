using System.Net;
using System.Net.Sockets;
using CareBridge.Testing;

namespace CareBridge.Tests.Platform;

public sealed class SecureBrokerTests
{
    [Theory]
    [InlineData("amqp", (byte)'A', (byte)'M')]
    // A TLS record of the handshake.
    [InlineData("amqps", 0x16, 0x03)]
    public async Task A_broker_is_spoken_to_as_its_address_says(string scheme, byte first, byte second)
    {
        using var broker = new TcpListener(IPAddress.Loopback, 0);
        broker.Start();
        await using var store = await TestStore.CreateAsync();
        await using var host = await CountingHost.StartAsync(
            store, new Uri($"{scheme}://guest:guest@127.0.0.1:{((IPEndPoint)broker.LocalEndpoint).Port}/"));

        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        using var caller = await broker.AcceptTcpClientAsync(patience.Token);
        var said = new byte[2];
        await caller.GetStream().ReadExactlyAsync(said, patience.Token);

        Assert.Equal([first, second], said);
    }
}
