using System.Collections.Concurrent;
using System.Diagnostics.Metrics;

namespace CareBridge.Platform.Telemetry;

/// <summary>
/// A figure of services' stores, as it was when they were last looked at. Every instance that runs a service tells the
/// same: take the greatest, not the sum.
/// </summary>
public sealed class WatchedGauge
{
    private readonly ConcurrentDictionary<(string Service, string? Timer), double> _latest = new();
    private readonly ObservableGauge<double> _gauge;

    public WatchedGauge(string name, string unit, string description) =>
        _gauge = Measures.Meter.CreateObservableGauge(name, Observe, unit, description);

    /// <summary>Whether anybody wants to know.</summary>
    internal bool IsWanted => _gauge.Enabled;

    internal void Set(string service, double value, string? timer = null) => _latest[(service, timer)] = value;

    /// <summary>It is not known any more.</summary>
    internal void Forget(string service)
    {
        foreach (var key in _latest.Keys.Where(key => key.Service == service)) _latest.TryRemove(key, out _);
    }

    private IEnumerable<Measurement<double>> Observe() => _latest.Select(one => new Measurement<double>(
        one.Value,
        one.Key.Timer is { } timer
            ? [new("carebridge.service", one.Key.Service), new("carebridge.timer", timer)]
            : new KeyValuePair<string, object?>[] { new("carebridge.service", one.Key.Service) }));
}
