using CareBridge.Platform.Domain;

namespace CareBridge.Aftercare.Domain.Offline;

/// <summary>
/// Puts what a phone made while it was offline into time. Its clock is only trusted for how long ago something was:
/// what it is wrong by when it sends is taken off. Its count is trusted for the order: a clock that was set in between,
/// parts that overtake each other, and times that lie ahead change nothing about it. What was placed before stays where
/// it is.
/// </summary>
internal static class OfflineClock
{
    /// <summary>Between two that would otherwise be at once or in the wrong order.</summary>
    public static readonly TimeSpan Apart = TimeSpan.FromMilliseconds(1);

    /// <param name="moments">Of one phone; each count once, and none that is in <paramref name="known"/>.</param>
    /// <param name="sentAt">By the phone's clock.</param>
    /// <param name="receivedAt">By ours.</param>
    /// <param name="known">What of this phone was placed before, which stays where it is.</param>
    /// <returns>In the order of the count.</returns>
    public static IReadOnlyList<PlacedMoment> Place(
        IEnumerable<OfflineMoment> moments,
        DateTimeOffset sentAt,
        DateTimeOffset receivedAt,
        IReadOnlyCollection<PlacedMoment> known)
    {
        var offset = receivedAt - sentAt;
        var fixedPoints = known.OrderBy(placed => placed.Sequence).ToList();
        var placed = new List<PlacedMoment>();
        var between = moments.OrderBy(moment => moment.Sequence)
            .GroupBy(moment => fixedPoints.Count(point => point.Sequence < moment.Sequence));
        foreach (var group in between)
        {
            var after = group.Key == 0 ? null : fixedPoints[group.Key - 1];
            var before = group.Key == fixedPoints.Count ? null : fixedPoints[group.Key];
            var shifted = group.Select(moment => new PlacedMoment(moment.Sequence, Shift(moment.MadeAt, offset)));
            placed.AddRange(PlaceBetween(after?.At, before?.At, [.. shifted], receivedAt));
        }
        return placed;
    }

    private static PlacedMoment[] PlaceBetween(
        DateTimeOffset? after, DateTimeOffset? before, PlacedMoment[] moments, DateTimeOffset receivedAt)
    {
        var step = Apart;
        if ((after, before) is ({ } low, { } high))
        {
            var room = (high - low).Ticks / (moments.Length + 1);
            if (room < step.Ticks) step = new TimeSpan(room - (room % TimeSpan.TicksPerMicrosecond));
        }
        var latest = before - step ?? receivedAt;
        for (var index = moments.Length - 1; index >= 0; index--)
        {
            if (moments[index].At > latest) moments[index] = moments[index] with { At = latest };
            latest = moments[index].At - step;
        }
        var earliest = after + step;
        for (var index = 0; index < moments.Length && moments[index].At < earliest; index++)
        {
            moments[index] = moments[index] with { At = earliest.Value };
            earliest += step;
        }
        return moments;
    }

    private static DateTimeOffset Shift(DateTimeOffset at, TimeSpan offset)
    {
        // A phone's clock can say anything.
        var earliest = DateTimeOffset.UnixEpoch.UtcTicks;
        var ticks = Math.Clamp(at.UtcTicks + (decimal)offset.Ticks, earliest, DateTimeOffset.MaxValue.UtcTicks);
        return new DateTimeOffset((long)ticks, TimeSpan.Zero).AsKept();
    }
}
