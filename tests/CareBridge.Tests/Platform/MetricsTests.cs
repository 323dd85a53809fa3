using System.Diagnostics.Metrics;
using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;
using CareBridge.Platform.Domain;
using CareBridge.Platform.Messaging;
using CareBridge.Platform.Telemetry;
using CareBridge.Portal.Features.Notices;
using CareBridge.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace CareBridge.Tests.Platform;

/// <summary>What is measured is what is documented, and dashboards and alerts look at nothing else.</summary>
public sealed partial class MetricsTests
{
    /// <summary>By which metrics are told apart.</summary>
    private static readonly string[] Labels =
    [
        "carebridge_service", "carebridge_timer", "carebridge_reaction", "carebridge_outcome", "carebridge_factor",
        "carebridge_limit", "carebridge_reason",
    ];

    [Fact]
    public void Every_metric_is_in_the_operators_table_with_its_unit() =>
        Assert.Equal(
            Instruments().Select(one => $"{one.Name} {one.Kind} {one.Unit}").Order(StringComparer.Ordinal),
            Documented().Select(one => $"{one.Name} {one.Kind} {one.Unit}").Order(StringComparer.Ordinal));

    [Fact]
    public void Dashboards_and_alerts_name_no_metric_that_is_not_there()
    {
        var known = Documented().SelectMany(InPrometheus).ToHashSet();

        var used = new[] { ("infra/grafana", "*.json"), ("infra/alerts", "*.yaml") }
            .SelectMany(place => System.IO.Directory.GetFiles(RepositoryRoot.PathTo(place.Item1), place.Item2))
            .SelectMany(file => OwnMetric().Matches(File.ReadAllText(file)).Select(match => match.Value))
            .ToHashSet();

        Assert.NotEmpty(used);
        Assert.Empty(used.Except(known).Except(Labels));
    }

    [Fact]
    public void Every_metric_is_on_a_dashboard()
    {
        var shown = string.Concat(System.IO.Directory.GetFiles(RepositoryRoot.PathTo("infra/grafana"), "*.json")
            .Select(File.ReadAllText));

        Assert.Empty(Documented().Where(one => !InPrometheus(one).Any(
            name => Regex.IsMatch(shown, $@"\b{name}\b"))).Select(one => one.Name));
    }

    [Fact]
    public void How_long_a_message_took_is_counted_from_the_time_in_its_id()
    {
        var saved = new DateTimeOffset(2026, 3, 1, 12, 0, 0, TimeSpan.Zero);
        var heard = new List<double>();
        using var listener = new MeterListener
        {
            InstrumentPublished = (instrument, own) =>
            {
                if (instrument.Name == "carebridge.message.delay") own.EnableMeasurementEvents(instrument);
            },
        };
        listener.SetMeasurementEventCallback<double>((_, value, tags, _) =>
        {
            if (tags.ToArray().Contains(KeyValuePair.Create(MessageMeasures.Reaction, (object?)"of this test")))
                heard.Add(value);
        });
        listener.Start();

        MessageMeasures.Handled("of this test", Guid.CreateVersion7(saved), saved.AddSeconds(3));
        MessageMeasures.Handled("of this test", DerivedId.Of("a message without an id", Guid.Empty), saved);

        Assert.Equal([3.0], heard);
    }

    /// <summary>As Prometheus names what it takes by OTLP.</summary>
    private static IEnumerable<string> InPrometheus((string Name, string Kind, string Unit) metric)
    {
        var name = metric.Name.Replace('.', '_') + (metric.Unit == "s" ? "_seconds" : "");
        return metric.Kind switch
        {
            "counter" => [$"{name}_total"],
            "histogram" => [$"{name}_bucket", $"{name}_count", $"{name}_sum"],
            _ => [name],
        };
    }

    private static IEnumerable<(string Name, string Kind, string Unit)> Documented() =>
        Row().Matches(File.ReadAllText(RepositoryRoot.PathTo("infra/docs/operating.md")))
            .Select(row => (row.Groups[1].Value, row.Groups[2].Value, row.Groups[3].Value));

    private static HashSet<(string Name, string Kind, string Unit)> Instruments()
    {
        foreach (var type in Host.Services.All.Select(module => module.GetType().Assembly)
            .Append(typeof(Measures).Assembly).Distinct().SelectMany(assembly => assembly.GetTypes()))
        {
            if (type.Name.EndsWith("Measures", StringComparison.Ordinal)
                || type.Name.EndsWith("Gauges", StringComparison.Ordinal))
            {
                RuntimeHelpers.RunClassConstructor(type.TypeHandle);
            }
        }
        using var services = new ServiceCollection().AddMetrics().BuildServiceProvider();
        _ = new NoticeMetrics(services.GetRequiredService<IMeterFactory>(), TimeProvider.System);
        var found = new HashSet<(string, string, string)>();
        using var listener = new MeterListener
        {
            InstrumentPublished = (instrument, _) =>
            {
                if (instrument.Meter.Name == Measures.MeterName)
                    found.Add((instrument.Name, KindOf(instrument), instrument.Unit ?? ""));
            },
        };
        listener.Start();
        return found;
    }

    private static string KindOf(Instrument instrument) => instrument switch
    {
        Counter<long> => "counter",
        Histogram<double> => "histogram",
        ObservableGauge<double> => "gauge",
        _ => instrument.GetType().Name,
    };

    [GeneratedRegex(@"^\| `(carebridge\.[a-z_.]+)` \| (\w+) \| `([^`]+)` \|", RegexOptions.Multiline)]
    private static partial Regex Row();

    [GeneratedRegex(@"\bcarebridge_[a-z_]+(?=[\[{)\s""])")]
    private static partial Regex OwnMetric();
}
