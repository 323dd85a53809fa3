using CareBridge.Testing;

namespace CareBridge.Benchmarks;

/// <summary>A running <see cref="CeilingServer"/>.</summary>
internal sealed class Ceiling : IDisposable
{
    private readonly ChildProcess _server;

    public Ceiling(string connection)
    {
        var address = $"http://127.0.0.1:{FreePort.Next()}";
        _server = new ChildProcess([CeilingServer.Verb, address, connection]);
        Http = new HttpClient { BaseAddress = new Uri(address) };
    }

    public HttpClient Http { get; }

    public int ProcessId => _server.ProcessId;

    public Task KeepAsync(byte[] bytes) => Eventually.SucceedsAsync(async () =>
        (await Http.PutAsync(CeilingServer.Bytes, new ByteArrayContent(bytes))).EnsureSuccessStatusCode());

    public void Dispose()
    {
        Http.Dispose();
        _server.Dispose();
    }
}
