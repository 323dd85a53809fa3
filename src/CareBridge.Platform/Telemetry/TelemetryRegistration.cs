using System.Diagnostics;
using System.Reflection;
using CareBridge.Platform.Hosting;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using OpenTelemetry;
using OpenTelemetry.Logs;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;

namespace CareBridge.Platform.Telemetry;

internal static class TelemetryRegistration
{
    private static readonly string[] Sources =
        ["Microsoft.AspNetCore", "System.Net.Http", "Npgsql", "MassTransit", Traces.SourceName];

    private static readonly string[] Meters =
    [
        "Microsoft.AspNetCore.Hosting", "Microsoft.AspNetCore.Server.Kestrel", "System.Net.Http", "System.Runtime",
        "Microsoft.AspNetCore.RateLimiting", "Npgsql", "MassTransit", "Polly", Measures.MeterName,
    ];

    /// <summary>Traces, metrics and logs by OTLP, when <c>OTEL_EXPORTER_OTLP_ENDPOINT</c> says where to.</summary>
    public static void AddTelemetry(this WebApplicationBuilder builder, Target target)
    {
        builder.Services.AddSingleton<DistributedContextPropagator, TraceContextOnly>();
        if (builder.Configuration["OTEL_EXPORTER_OTLP_ENDPOINT"] is not { Length: > 0 }) return;
        var ratio = builder.Configuration.GetValue("OTEL_TRACES_SAMPLER_ARG", 1.0);
        var resource = Resource(target);
        builder.Services.AddHostedService(_ => new Exporter(resource, ratio));
        builder.Logging.AddOpenTelemetry(logs => logs
            .SetResourceBuilder(resource).AddProcessor(new PrivateLogs()).AddOtlpExporter());
    }

    /// <summary>What the environment says (<c>OTEL_SERVICE_NAME</c>, <c>OTEL_RESOURCE_ATTRIBUTES</c>) wins.</summary>
    private static ResourceBuilder Resource(Target target) => ResourceBuilder.CreateEmpty()
        .AddService(
            target.IsWhole ? "carebridge" : $"carebridge-{string.Join('-', target.Here.Select(module => module.Name))}",
            serviceVersion: Assembly.GetEntryAssembly()?.GetName().Version?.ToString())
        .AddTelemetrySdk()
        .AddEnvironmentVariableDetector();

    private sealed class Exporter(ResourceBuilder resource, double ratio) : IHostedService
    {
        private TracerProvider? _traces;
        private MeterProvider? _metrics;

        public Task StartAsync(CancellationToken cancellationToken)
        {
            _traces = Sdk.CreateTracerProviderBuilder()
                .SetResourceBuilder(resource)
                .SetSampler(new ParentBasedSampler(new BegunBySomebody(ratio)))
                .AddSource(Sources).AddProcessor(new PrivateTags()).AddOtlpExporter().Build();
            _metrics = Sdk.CreateMeterProviderBuilder()
                .SetResourceBuilder(resource).AddMeter(Meters).AddOtlpExporter().Build();
            return Task.CompletedTask;
        }

        public Task StopAsync(CancellationToken cancellationToken)
        {
            _traces?.Dispose();
            _metrics?.Dispose();
            return Task.CompletedTask;
        }
    }
}
