using System.Net;
using System.Net.Sockets;
using CareBridge.EndToEnd.Deployments;
using Npgsql;

namespace CareBridge.EndToEnd.Faults;

/// <summary>A line from each process to its store, to the broker and to each service it asks.</summary>
internal sealed class Lines : IWiring, IAsyncDisposable
{
    private readonly List<Line> _lines = [];

    public IReadOnlyList<Line> All => _lines;

    public string ToStore(string process, string connection)
    {
        var direct = new NpgsqlConnectionStringBuilder(connection);
        var socket = Path.Combine(direct.Host!, $".s.PGSQL.{direct.Port}");
        var line = Open(process, "store", new UnixDomainSocketEndPoint(socket));
        return new NpgsqlConnectionStringBuilder(connection)
        {
            Host = "127.0.0.1",
            Port = line.Port,
            // The server at the socket's end offers neither.
            SslMode = SslMode.Disable,
            GssEncryptionMode = GssEncryptionMode.Disable,
        }.ConnectionString;
    }

    public Uri ToBroker(string process, Uri address) => Through(process, "broker", address);

    public Uri ToService(string process, string service, Uri address) => Through(process, service, address);

    public async ValueTask DisposeAsync()
    {
        foreach (var line in _lines) await line.DisposeAsync();
    }

    private Uri Through(string process, string target, Uri address)
    {
        var line = Open(process, target, new IPEndPoint(IPAddress.Loopback, address.Port));
        return new UriBuilder(address) { Host = "127.0.0.1", Port = line.Port }.Uri;
    }

    private Line Open(string process, string target, EndPoint end)
    {
        var line = new Line($"{process} to {target}", end).Open();
        _lines.Add(line);
        return line;
    }
}
