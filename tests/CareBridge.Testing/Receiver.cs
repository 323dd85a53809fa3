using System.Collections.Concurrent;
using System.Diagnostics;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace CareBridge.Testing;

/// <summary>A clinic's endpoint: a web server of its own that keeps what it is told.</summary>
public sealed class Receiver : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly ConcurrentQueue<Received> _received = new();

    private Receiver(WebApplication app) => _app = app;

    /// <summary>What it answers, for the paths that want something else than 200.</summary>
    public ConcurrentDictionary<string, Func<Received, Task<int>>> Answers { get; } = new();

    public static async Task<Receiver> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        var receiver = new Receiver(builder.Build());
        receiver._app.Run(receiver.ReceiveAsync);
        await receiver._app.StartAsync();
        return receiver;
    }

    public string Address(string path) => $"{_app.Urls.First()}/{path}";

    /// <summary>Everything that came there, in order, whatever was answered.</summary>
    public IReadOnlyList<Received> At(string path) => [.. _received.Where(one => one.Path == $"/{path}")];

    public async ValueTask DisposeAsync()
    {
        // Whoever is kept waiting by a test is let go.
        await _app.StopAsync(new CancellationToken(canceled: true));
        await _app.DisposeAsync();
    }

    private async Task ReceiveAsync(HttpContext http)
    {
        using var body = new MemoryStream();
        await http.Request.Body.CopyToAsync(body);
        var received = new Received(
            http.Request.Path,
            http.Request.Headers.ToDictionary(h => h.Key, h => h.Value.ToString(), StringComparer.OrdinalIgnoreCase),
            body.ToArray(),
            Stopwatch.GetTimestamp());
        _received.Enqueue(received);
        http.Response.StatusCode = Answers.TryGetValue(http.Request.Path.Value![1..], out var answer)
            ? await answer(received)
            : StatusCodes.Status200OK;
    }
}

/// <param name="Timestamp">When it came, of <see cref="Stopwatch"/>.</param>
public sealed record Received(
    string Path, IReadOnlyDictionary<string, string> Headers, byte[] Body, long Timestamp);
