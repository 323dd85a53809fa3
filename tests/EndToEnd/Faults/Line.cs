using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;

namespace CareBridge.EndToEnd.Faults;

/// <summary>
/// A TCP connection's way from one process to another, which can be cut, made slow, or made to stand still.
/// </summary>
/// <param name="name">From whom to whom.</param>
/// <param name="target">A TCP endpoint, or a Unix socket.</param>
internal sealed class Line(string name, EndPoint target) : IAsyncDisposable
{
    private const int ChunkBytes = 16 * 1024;

    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _stopping = new();
    private readonly ConcurrentDictionary<Socket, bool> _sockets = new();
    private volatile TaskCompletionSource? _still;
    private volatile bool _isCut;
    private long _delayTicks;
    private Task _accepting = Task.CompletedTask;

    public string Name => name;

    public int Port => ((IPEndPoint)_listener.LocalEndpoint).Port;

    public Line Open()
    {
        _listener.Start();
        _accepting = AcceptAsync();
        return this;
    }

    /// <summary>Breaks what is connected, and refuses whoever connects.</summary>
    public void Cut()
    {
        _isCut = true;
        foreach (var socket in _sockets.Keys) Break(socket);
    }

    /// <summary>Connections stay and nothing comes through, as when a cable is pulled.</summary>
    public void StandStill() => _still ??= new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Of everything, both ways.</summary>
    public void Delay(TimeSpan by) => Interlocked.Exchange(ref _delayTicks, by.Ticks);

    public void Mend()
    {
        _isCut = false;
        Delay(TimeSpan.Zero);
        Interlocked.Exchange(ref _still, null)?.SetResult();
    }

    public async ValueTask DisposeAsync()
    {
        await _stopping.CancelAsync();
        Mend();
        Cut();
        _listener.Stop();
        await _accepting;
        _listener.Dispose();
    }

    private async Task AcceptAsync()
    {
        while (!_stopping.IsCancellationRequested)
        {
            try
            {
                var caller = await _listener.AcceptSocketAsync(_stopping.Token);
                _ = Task.Run(() => JoinAsync(caller));
            }
            catch (Exception exception) when (exception is OperationCanceledException or SocketException)
            {
                // It ends, or whoever called has gone.
                continue;
            }
        }
    }

    private async Task JoinAsync(Socket caller)
    {
        using var callee = target is IPEndPoint
            ? new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true }
            : new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
        using var owned = caller;
        caller.NoDelay = true;
        _sockets[caller] = _sockets[callee] = true;
        try
        {
            if (_isCut) return;
            await PassAsync();
            await callee.ConnectAsync(target, _stopping.Token);
            await Task.WhenAny(PumpAsync(caller, callee), PumpAsync(callee, caller));
        }
        catch (Exception exception) when (IsBroken(exception))
        {
            // Then the other end is broken, too.
            return;
        }
        finally
        {
            foreach (var socket in new[] { caller, callee })
            {
                _sockets.TryRemove(socket, out _);
                Break(socket);
            }
        }
    }

    /// <returns>When either end has closed or broken.</returns>
    private async Task PumpAsync(Socket from, Socket to)
    {
        var chunk = new byte[ChunkBytes];
        try
        {
            while (await from.ReceiveAsync(chunk, _stopping.Token) is > 0 and var length)
            {
                await PassAsync();
                for (var sent = 0; sent < length;)
                    sent += await to.SendAsync(chunk.AsMemory(sent, length - sent), _stopping.Token);
            }
        }
        catch (Exception exception) when (IsBroken(exception))
        {
            return;
        }
    }

    private async Task PassAsync()
    {
        if (_still is { } still) await still.Task;
        var delay = TimeSpan.FromTicks(Interlocked.Read(ref _delayTicks));
        if (delay > TimeSpan.Zero) await Task.Delay(delay, _stopping.Token);
    }

    /// <summary>At once, as a firewall's reset does, without a farewell.</summary>
    private static void Break(Socket socket)
    {
        try
        {
            if (socket.ProtocolType == ProtocolType.Tcp) socket.LingerState = new LingerOption(true, 0);
            socket.Close();
        }
        catch (Exception exception) when (IsBroken(exception))
        {
            return;
        }
    }

    private static bool IsBroken(Exception exception) =>
        exception is SocketException or ObjectDisposedException or OperationCanceledException;
}
