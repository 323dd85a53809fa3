using System.Diagnostics.Metrics;

namespace CareBridge.Platform.Telemetry;

/// <summary>
/// Makes what CareBridge measures of itself. Tags are codes and names of our own, few of each: nothing of anybody, and
/// no ids.
/// </summary>
public static class Measures
{
    public const string MeterName = "CareBridge";

    /// <summary>In seconds; promises lie between 50 milliseconds and some minutes.</summary>
    private static readonly InstrumentAdvice<double> Durations = new()
    {
        HistogramBucketBoundaries =
            [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2, 5, 10, 30, 60, 120, 300, 900, 3600],
    };

    internal static Meter Meter { get; } = new(MeterName);

    /// <param name="name">Without a unit: it is seconds.</param>
    public static Histogram<double> Duration(string name, string description) =>
        Meter.CreateHistogram(name, "s", description, tags: null, Durations);

    /// <param name="unit">What is counted, in the braces of UCUM's annotations: <c>{message}</c>.</param>
    public static Counter<long> Count(string name, string unit, string description) =>
        Meter.CreateCounter<long>(name, unit, description);

    public static void Record(this Histogram<double> histogram, TimeSpan elapsed, string tag, string value) =>
        histogram.Record(elapsed.TotalSeconds, KeyValuePair.Create(tag, (object?)value));

    public static void Add(this Counter<long> counter, string tag, string value) =>
        counter.Add(1, KeyValuePair.Create(tag, (object?)value));
}
