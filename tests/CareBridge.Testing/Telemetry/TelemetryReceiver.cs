using System.Collections.Concurrent;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace CareBridge.Testing.Telemetry;

/// <summary>Takes traces, metrics and logs by OTLP over HTTP, as a collector does, and keeps them.</summary>
public sealed class TelemetryReceiver : IAsyncDisposable
{
    private const string Signals = "/v1/";

    private readonly WebApplication _app;
    private readonly ConcurrentQueue<(string Signal, byte[] Body)> _received = new();
    private readonly ConcurrentQueue<Span> _spans = new();

    private TelemetryReceiver(WebApplication app) => _app = app;

    /// <summary>What a process must be told, so that it sends everything here, and soon.</summary>
    public IReadOnlyDictionary<string, string> Settings => new Dictionary<string, string>
    {
        ["OTEL_EXPORTER_OTLP_ENDPOINT"] = _app.Urls.First(),
        ["OTEL_EXPORTER_OTLP_PROTOCOL"] = "http/protobuf",
        ["OTEL_BSP_SCHEDULE_DELAY"] = "200",
        ["OTEL_BLRP_SCHEDULE_DELAY"] = "200",
        ["OTEL_BSP_MAX_QUEUE_SIZE"] = "100000",
        ["OTEL_METRIC_EXPORT_INTERVAL"] = "1000",
    };

    public IReadOnlyCollection<Span> Spans => _spans;

    /// <summary>Names of metrics.</summary>
    public IReadOnlySet<string> Metrics => _received.Where(one => one.Signal == "metrics")
        .SelectMany(one => WireField.Read(one.Body))
        .SelectMany(resource => WireField.Read(resource.Bytes).Where(part => part.Number == 2))
        .SelectMany(scope => WireField.Read(scope.Bytes).Where(part => part.Number == 2))
        .Select(metric => WireField.Read(metric.Bytes).Single(part => part.Number == 1).Text)
        .ToHashSet();

    /// <summary>Every text in everything that came, by its signal.</summary>
    public IEnumerable<(string Signal, string Text)> Texts => _received.SelectMany(
        one => WireField.TextsIn(one.Body).Select(text => (one.Signal, text))).Distinct();

    public static async Task<TelemetryReceiver> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        var receiver = new TelemetryReceiver(builder.Build());
        receiver._app.Run(receiver.ReceiveAsync);
        await receiver._app.StartAsync();
        return receiver;
    }

    public async ValueTask DisposeAsync()
    {
        await _app.StopAsync();
        await _app.DisposeAsync();
    }

    private async Task ReceiveAsync(HttpContext http)
    {
        using var body = new MemoryStream();
        await http.Request.Body.CopyToAsync(body);
        var signal = http.Request.Path.Value![Signals.Length..];
        _received.Enqueue((signal, body.ToArray()));
        if (signal == "traces")
        {
            foreach (var span in Span.ReadRequest(body.ToArray())) _spans.Enqueue(span);
        }
        // An answer of no bytes is one with all its fields left out: everything was taken.
        http.Response.ContentType = "application/x-protobuf";
    }
}
