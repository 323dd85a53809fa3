using CareBridge.Platform.Domain;

namespace CareBridge.Crisis.Domain.OnCall;

/// <summary>One after the other, handed on at the same time of day where the team is, clock changes included.</summary>
/// <param name="StartsOn">The first hand-off; before it nobody has it.</param>
/// <param name="Days">How long each has it.</param>
internal sealed record Rotation(IReadOnlyList<Guid> Members, DateOnly StartsOn, TimeOnly HandOffAt, int Days)
{
    public const int MostDays = 56;

    /// <summary>Which turn it is, from 0; null before the first.</summary>
    public int? TurnAt(DateTimeOffset at, LocalClock clock)
    {
        var turn = (int)Math.Floor((clock.DayOf(at).DayNumber - StartsOn.DayNumber) / (double)Days);
        // A hand-off in an hour that is left out may be on the next day.
        while (turn >= 0 && BeginOf(turn, clock) > at) turn--;
        return turn >= 0 ? turn : null;
    }

    public DateTimeOffset BeginOf(int turn, LocalClock clock) =>
        clock.At(StartsOn.AddDays(turn * Days), HandOffAt);

    /// <summary>In the order in which they have it: whose turn it is, and who stands in when they cannot.</summary>
    public IEnumerable<Guid> OrderOf(int turn) =>
        Enumerable.Range(0, Members.Count).Select(place => Members[(turn + place) % Members.Count]);

    /// <summary>Those after one time and before another.</summary>
    public IEnumerable<DateTimeOffset> HandOffs(DateTimeOffset from, DateTimeOffset until, LocalClock clock)
    {
        for (var turn = (TurnAt(from, clock) ?? -1) + 1; BeginOf(turn, clock) < until; turn++)
            yield return BeginOf(turn, clock);
    }
}
