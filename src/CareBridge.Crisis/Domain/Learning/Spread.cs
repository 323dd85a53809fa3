namespace CareBridge.Crisis.Domain.Learning;

/// <summary>Of times, in minutes: half are no longer than the one, nine of ten than the other.</summary>
internal sealed record Spread(double Median, double Percentile90)
{
    /// <summary>Null of so few that it would tell of one of them.</summary>
    public static Spread? Of(IEnumerable<TimeSpan> times)
    {
        var sorted = times.Order().ToList();
        return sorted.Count < Suppression.Least ? null : new Spread(At(sorted, 0.5), At(sorted, 0.9));
    }

    /// <summary>The nearest rank, in tenths of a minute.</summary>
    private static double At(List<TimeSpan> sorted, double share) =>
        Math.Round(sorted[(int)Math.Ceiling(share * sorted.Count) - 1].TotalMinutes, 1);
}
