using System.Collections.Concurrent;
using System.Diagnostics;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace CareBridge.Tests.Exchange.Subscriptions;

/// <summary>A clinic's endpoint: a web server of its own that keeps what it is told.</summary>
internal sealed class Receiver : IAsyncDisposable
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

    public IReadOnlyList<Received> EventsAt(string path) =>
        [.. At(path).Where(one => one.Type == "event-notification")];

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

internal sealed record Received(
    string Path, IReadOnlyDictionary<string, string> Headers, byte[] Body, long Timestamp)
{
    public JsonElement Bundle { get; } = JsonSerializer.Deserialize<JsonElement>(Body);

    public JsonElement Status => Bundle.GetProperty("entry")[0].GetProperty("resource");

    public string? Type => Parameter("type").Text("valueCode");

    public IReadOnlyList<JsonElement> Events => Status.NotificationEvents();

    public IReadOnlyList<long> Numbers => [.. Events.Select(one => one.Number())];

    public JsonElement Parameter(string name) => Status.Named(name)!.Value;
}

internal static class Notifications
{
    public static JsonElement? Named(this JsonElement parameters, string name) => parameters
        .GetProperty(parameters.TryGetProperty("parameter", out _) ? "parameter" : "part").EnumerateArray()
        .Where(one => one.Text("name") == name).Cast<JsonElement?>().SingleOrDefault();

    public static IReadOnlyList<JsonElement> NotificationEvents(this JsonElement status) =>
        [.. status.GetProperty("parameter").EnumerateArray().Where(one => one.Text("name") == "notification-event")];

    public static long Number(this JsonElement happened) =>
        long.Parse(happened.Named("event-number")!.Value.Text("valueString")!, null);

    public static string? Focus(this JsonElement happened) =>
        happened.Named("focus")?.Text("valueReference", "reference");
}
