using CareBridge.Contracts.Crisis;

namespace CareBridge.Crisis.Domain.OnCall;

/// <summary>
/// What a team has been told of times at which too few of it are on call: once when it is found, once more a day
/// before. Of several instances that look, one saves, and tells.
/// </summary>
internal sealed class CoverWatch
{
    private static readonly TimeSpan Ahead = TimeSpan.FromDays(7);

    private static readonly TimeSpan Soon = TimeSpan.FromDays(1);

    private CoverWatch()
    {
    }

    public Guid TeamId { get; private init; }

    /// <summary>The concurrency token.</summary>
    public long Version { get; private set; }

    public IReadOnlyList<CoverGap> Gaps { get; private set; } = [];

    public static CoverWatch Of(Guid teamId) => new() { TeamId = teamId };

    /// <summary>Until when it is looked: a whole hour, so that a gap without an end does not grow all the time.
    /// </summary>
    public static DateTimeOffset Horizon(DateTimeOffset at)
    {
        var end = at + Ahead;
        return end.AddTicks(-(end.Ticks % TimeSpan.TicksPerHour));
    }

    /// <param name="found">When too few are on call, from now to <see cref="Horizon"/>.</param>
    /// <returns>What is to be told.</returns>
    public IReadOnlyList<CoverMissing> Look(IEnumerable<Shift> found, DateTimeOffset at)
    {
        var (told, kept, left) = (new List<CoverMissing>(), new List<CoverGap>(), Gaps.ToList());
        foreach (var one in Joined(found))
        {
            var stage = one.From - at <= Soon ? CoverStage.Soon : CoverStage.Ahead;
            var known = left.Find(gap => gap.IsSame(one, stage));
            if (known is not null) left.Remove(known);
            // Of one that was split by somebody who covers its middle, the rest is no news.
            var isNews = known is null ? !kept.Exists(gap => IsRestOf(gap, one)) : known.Stage != stage;
            var gap = new CoverGap(
                known?.Id ?? Guid.CreateVersion7(at), one.Tier, Begin(known, one, at), one.Until, stage);
            kept.Add(gap);
            if (isNews) told.Add(gap.Tell(TeamId, at));
        }
        told.AddRange(left.Select(gap => gap.Tell(TeamId, at, closedAt: at)));
        if (kept.SequenceEqual(Gaps)) return told;
        Gaps = kept;
        Version++;
        return told;

        bool IsRestOf(CoverGap gap, Shift one) => Gaps.Any(
            earlier => earlier.Id == gap.Id && earlier.Tier == one.Tier && one.From < earlier.Until);
    }

    /// <summary>What goes on has begun when it began.</summary>
    private static DateTimeOffset Begin(CoverGap? known, Shift found, DateTimeOffset at) =>
        known is not null && known.From < at && found.From <= at ? known.From : found.From;

    /// <summary>Too few is too few, whoever the others are.</summary>
    private static List<Shift> Joined(IEnumerable<Shift> found)
    {
        var joined = new List<Shift>();
        foreach (var shift in found.OrderBy(shift => shift.Tier).ThenBy(shift => shift.From))
        {
            if (joined is [.., var last] && last.Tier == shift.Tier && last.Until == shift.From)
                joined[^1] = last with { Until = shift.Until };
            else joined.Add(shift with { Persons = [] });
        }
        return joined;
    }
}
