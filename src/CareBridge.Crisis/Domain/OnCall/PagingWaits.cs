using CareBridge.Contracts.Crisis;

namespace CareBridge.Crisis.Domain.OnCall;

/// <summary>
/// How long each tier has before the next is paged too, in minutes; the last is that of every tier after it as well.
/// </summary>
/// <param name="AlarmAgain">How long until the operators are alarmed once more.</param>
internal sealed record PagingWaits(
    IReadOnlyList<int> High, IReadOnlyList<int> Moderate, IReadOnlyList<int> Low, int AlarmAgain)
{
    public const int Most = 24 * 60;

    public static PagingWaits Default { get; } = new([2, 5, 10], [5, 10, 15], [15, 30, 60], 10);

    /// <param name="tier">From 1.</param>
    public TimeSpan Of(Severity severity, int tier)
    {
        var minutes = severity switch
        {
            Severity.High => High,
            Severity.Moderate => Moderate,
            Severity.Low => Low,
        };
        return TimeSpan.FromMinutes(minutes[Math.Min(tier, minutes.Count) - 1]);
    }
}
