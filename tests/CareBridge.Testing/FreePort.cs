using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;

namespace CareBridge.Testing;

public static class FreePort
{
    // Below the range of outgoing connections, one of which could take the port before the server does.
    private const int First = 20_000;
    private const int Last = 32_000;

    private static readonly ConcurrentDictionary<int, bool> Handed = new();

    public static int Next()
    {
        while (true)
        {
            var port = Random.Shared.Next(First, Last);
            if (IsFree(port) && Handed.TryAdd(port, true))
                return port;
        }
    }

    private static bool IsFree(int port)
    {
        try
        {
            using var listener = new TcpListener(IPAddress.Loopback, port);
            listener.Start();
            return true;
        }
        catch (SocketException e) when (e.SocketErrorCode == SocketError.AddressAlreadyInUse)
        {
            return false;
        }
    }
}
