namespace CareBridge.Benchmarks;

internal static class Percentiles
{
    /// <summary>Nearest rank.</summary>
    public static TimeSpan Percentile(this IEnumerable<TimeSpan> times, double percent)
    {
        var sorted = times.Order().ToList();
        return sorted[Math.Clamp((int)Math.Ceiling(percent / 100 * sorted.Count) - 1, 0, sorted.Count - 1)];
    }
}
