using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using CareBridge.EndToEnd.Faults;

namespace CareBridge.EndToEnd;

/// <summary>A line that did not disturb anybody would prove nothing.</summary>
public sealed class DisturbingLinesTests : IAsyncLifetime
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan Moment = TimeSpan.FromMilliseconds(200);

    private readonly TcpListener _echo = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _ended = new();
    private Line _line = null!;
    private Task _echoing = Task.CompletedTask;

    public Task InitializeAsync()
    {
        _echo.Start();
        _echoing = EchoAsync();
        _line = new Line("somebody to echo", _echo.LocalEndpoint).Open();
        return Task.CompletedTask;
    }

    [Fact]
    public async Task What_is_said_comes_through_both_ways()
    {
        using var caller = await ConnectAsync();

        Assert.Equal(7, await AskAsync(caller, 7));
    }

    [Fact]
    public async Task A_line_that_is_cut_breaks_and_refuses_until_it_is_mended()
    {
        using var caller = await ConnectAsync();
        await AskAsync(caller, 1);

        _line.Cut();

        await Assert.ThrowsAnyAsync<Exception>(() => AskAsync(caller, 2));
        // At once or at the first word.
        await Assert.ThrowsAnyAsync<Exception>(async () =>
        {
            using var refused = await ConnectAsync();
            await AskAsync(refused, 3);
        });
        _line.Mend();
        using var welcome = await ConnectAsync();
        Assert.Equal(4, await AskAsync(welcome, 4));
    }

    [Fact]
    public async Task A_line_that_stands_still_keeps_what_is_said_until_it_is_mended()
    {
        using var caller = await ConnectAsync();
        _line.StandStill();

        var asked = AskAsync(caller, 5);

        await Assert.ThrowsAsync<TimeoutException>(() => asked.WaitAsync(Moment));
        _line.Mend();
        Assert.Equal(5, await asked);
    }

    [Fact]
    public async Task A_slow_line_is_slow_each_way()
    {
        using var caller = await ConnectAsync();
        await AskAsync(caller, 1);
        _line.Delay(Moment);
        var watch = Stopwatch.StartNew();

        Assert.Equal(6, await AskAsync(caller, 6));

        Assert.True(watch.Elapsed >= 2 * Moment * 0.95, $"{watch.Elapsed}");
    }

    public async Task DisposeAsync()
    {
        await _line.DisposeAsync();
        await _ended.CancelAsync();
        await _echoing.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        _echo.Dispose();
        _ended.Dispose();
    }

    private async Task<Socket> ConnectAsync()
    {
        var caller = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        await caller.ConnectAsync(IPAddress.Loopback, _line.Port);
        return caller;
    }

    /// <summary>Says a byte, and hears what the other end says back.</summary>
    private static async Task<byte> AskAsync(Socket caller, byte word)
    {
        using var patience = new CancellationTokenSource(Patience);
        var heard = new byte[1];
        await caller.SendAsync(new[] { word }, patience.Token);
        return await caller.ReceiveAsync(heard, patience.Token) == 1 ? heard[0] : throw new EndOfStreamException();
    }

    private async Task EchoAsync()
    {
        while (!_ended.IsCancellationRequested)
        {
            using var callee = await _echo.AcceptSocketAsync(_ended.Token);
            await using var stream = new NetworkStream(callee);
            await stream.CopyToAsync(stream, _ended.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }
}
