namespace CareBridge.Platform.Domain;

public enum TrendDirection
{
    TooFew,
    Rising,
    Steady,
    Falling,
}

/// <summary>
/// How the BARC-10 total goes: the latest against the mean of the up to three before it. A rule of CareBridge's own,
/// for a look at it together; the instrument knows no such thing.
/// </summary>
/// <param name="Change">Points, rounded.</param>
public sealed record RecoveryCapitalTrend(TrendDirection Direction, int Change)
{
    /// <summary>Less than this many points is steady.</summary>
    public const int Notable = 4;

    private const int Before = 3;

    /// <param name="totals">The earliest first.</param>
    public static RecoveryCapitalTrend Of(IReadOnlyList<int> totals)
    {
        if (totals.Count < 2) return new RecoveryCapitalTrend(TrendDirection.TooFew, 0);
        var mean = totals.SkipLast(1).TakeLast(Before).Average();
        var change = (int)Math.Round(totals[^1] - mean, MidpointRounding.AwayFromZero);
        return new RecoveryCapitalTrend(
            change >= Notable ? TrendDirection.Rising
                : change <= -Notable ? TrendDirection.Falling : TrendDirection.Steady,
            change);
    }
}
