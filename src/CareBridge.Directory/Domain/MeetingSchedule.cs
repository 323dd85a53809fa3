using CareBridge.Contracts.Directory;
using CareBridge.Platform.Domain;

namespace CareBridge.Directory.Domain;

/// <summary>When a group meets next, in the hours of its own time zone through summer and winter.</summary>
internal static class MeetingSchedule
{
    /// <summary>Days: the fifth of a weekday comes at least once in a quarter, and then again.</summary>
    private const int Horizon = 200;

    private const int DaysOfWeek = 7;

    /// <summary>The next meetings that have not begun, the first first.</summary>
    public static IReadOnlyList<MeetingTime> Next(GroupDetails details, DateTimeOffset now, int count)
    {
        if (details.TimeZone is null || details.Meetings.Count == 0) return [];
        var clock = new LocalClock(details.TimeZone);
        var today = clock.DayOf(now);
        var found = new List<MeetingTime>();
        for (var ahead = 0; ahead <= Horizon && found.Count < count; ahead++)
        {
            var day = today.AddDays(ahead);
            found.AddRange(details.Meetings
                .Where(meeting => IsOn(meeting, day))
                .Select(meeting => At(meeting, day, clock))
                .Where(time => time.StartsAt > now)
                .OrderBy(time => time.StartsAt));
        }
        return [.. found.Take(count)];
    }

    public static bool IsOn(GroupMeeting meeting, DateOnly day) =>
        day.DayOfWeek == meeting.Day
        && (meeting.FirstOn is not { } first || day >= first)
        && IsInTurn(meeting, day)
        && IsInWeek(meeting.WeekOfMonth, day);

    private static bool IsInTurn(GroupMeeting meeting, DateOnly day) =>
        meeting is not { EveryWeeks: { } weeks, FirstOn: { } first }
        || (day.DayNumber - first.DayNumber) % (DaysOfWeek * weeks) == 0;

    private static bool IsInWeek(int? week, DateOnly day) => week switch
    {
        null => true,
        < 0 => day.AddDays(DaysOfWeek).Month != day.Month,
        { } number => (day.Day - 1) / DaysOfWeek == number - 1,
    };

    private static MeetingTime At(GroupMeeting meeting, DateOnly day, LocalClock clock) => new(
        clock.Of(clock.At(day, meeting.StartsAt)),
        meeting.EndsAt is { } end
            ? clock.Of(clock.At(end <= meeting.StartsAt ? day.AddDays(1) : day, end))
            : null);
}

/// <param name="EndsAt">Null when the end is open.</param>
internal sealed record MeetingTime(DateTimeOffset StartsAt, DateTimeOffset? EndsAt);
