using CareBridge.Contracts.Directory;

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
        var zone = TimeZoneInfo.FindSystemTimeZoneById(details.TimeZone);
        var today = DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(now, zone).DateTime);
        var found = new List<MeetingTime>();
        for (var ahead = 0; ahead <= Horizon && found.Count < count; ahead++)
        {
            var day = today.AddDays(ahead);
            found.AddRange(details.Meetings
                .Where(meeting => IsOn(meeting, day))
                .Select(meeting => At(meeting, day, zone))
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

    private static MeetingTime At(GroupMeeting meeting, DateOnly day, TimeZoneInfo zone)
    {
        var ends = meeting.EndsAt is { } end
            ? (end <= meeting.StartsAt ? day.AddDays(1) : day).ToDateTime(end)
            : (DateTime?)null;
        return new MeetingTime(
            Instant(day.ToDateTime(meeting.StartsAt), zone), ends is { } last ? Instant(last, zone) : null);
    }

    /// <summary>
    /// Of an hour that comes twice the first; one that is left out when summer time begins is as far after the clocks
    /// were changed (RFC 5545, section 3.3.5).
    /// </summary>
    private static DateTimeOffset Instant(DateTime local, TimeZoneInfo zone)
    {
        if (zone.IsInvalidTime(local))
        {
            var before = zone.GetUtcOffset(local.AddDays(-1));
            return TimeZoneInfo.ConvertTime(new DateTimeOffset(local, before), zone);
        }
        var offset = zone.IsAmbiguousTime(local) ? zone.GetAmbiguousTimeOffsets(local).Max() : zone.GetUtcOffset(local);
        return new DateTimeOffset(local, offset);
    }
}

/// <param name="EndsAt">Null when the end is open.</param>
internal sealed record MeetingTime(DateTimeOffset StartsAt, DateTimeOffset? EndsAt);
