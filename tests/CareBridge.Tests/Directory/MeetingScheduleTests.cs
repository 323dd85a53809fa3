using System.Globalization;
using CareBridge.Contracts.Directory;
using CareBridge.Directory.Domain;

namespace CareBridge.Tests.Directory;

/// <summary>When groups meet next, in New York.</summary>
public sealed class MeetingScheduleTests
{
    [Theory]
    // Every week, on both sides of the end of summer time (November 1) and of its beginning (March 8).
    [InlineData("THURSDAY 19:00", "2026-10-29T20:00Z", "2026-10-29T23:00Z", "2026-11-06T00:00Z")]
    [InlineData("THURSDAY 19:00", "2026-03-01T00:00Z", "2026-03-06T00:00Z", "2026-03-12T23:00Z")]
    // One that has begun is past.
    [InlineData("THURSDAY 19:00", "2026-10-29T23:00Z", "2026-11-06T00:00Z", "2026-11-13T00:00Z")]
    // Half past two is left out on March 8, and half past one comes twice on November 1.
    [InlineData("SUNDAY 02:30", "2026-03-07T00:00Z", "2026-03-08T07:30Z", "2026-03-15T06:30Z")]
    [InlineData("SUNDAY 01:30", "2026-10-31T00:00Z", "2026-11-01T05:30Z", "2026-11-08T06:30Z")]
    // Every second week from a day on.
    [InlineData("MONDAY 18:00 every 2 from 2026-06-15", "2026-06-01T00:00Z", "2026-06-15T22:00Z", "2026-06-29T22:00Z")]
    [InlineData("MONDAY 18:00 every 3 from 2026-06-01", "2026-06-02T00:00Z", "2026-06-22T22:00Z", "2026-07-13T22:00Z")]
    // The first, the fifth and the last of a weekday in a month.
    [InlineData("TUESDAY 12:00 week 1", "2026-06-03T00:00Z", "2026-07-07T16:00Z", "2026-08-04T16:00Z")]
    [InlineData("MONDAY 12:00 week 5", "2026-04-01T00:00Z", "2026-06-29T16:00Z", "2026-08-31T16:00Z")]
    [InlineData("FRIDAY 12:00 week -1", "2026-02-01T00:00Z", "2026-02-27T17:00Z", "2026-03-27T16:00Z")]
    public void The_next_meetings_are_at_the_groups_own_hours(string rhythm, string now, string first, string second)
    {
        var next = MeetingSchedule.Next(Group(Meeting(rhythm)), At(now), 2);

        Assert.Equal([At(first), At(second)], next.Select(meeting => meeting.StartsAt));
    }

    [Fact]
    public void One_that_ends_before_it_starts_ends_on_the_next_day()
    {
        var meeting = Meeting("SATURDAY 23:30") with { EndsAt = new TimeOnly(0, 30) };

        var next = Assert.Single(MeetingSchedule.Next(Group(meeting), At("2026-06-01T00:00Z"), 1));

        Assert.Equal(TimeSpan.FromHours(1), next.EndsAt - next.StartsAt);
    }

    [Fact]
    public void Several_rhythms_are_one_calendar()
    {
        var group = Group(
            Meeting("THURSDAY 19:00 week 3"), Meeting("THURSDAY 07:00 week 1"), Meeting("THURSDAY 19:00 week 1"));

        var days = MeetingSchedule.Next(group, At("2026-06-01T00:00Z"), 4)
            .Select(meeting => meeting.StartsAt.ToString("d HH", CultureInfo.InvariantCulture));

        Assert.Equal(["4 07", "4 19", "18 19", "2 07"], days);
    }

    [Fact]
    public void Without_meetings_or_a_time_zone_there_is_none() =>
        Assert.Empty(MeetingSchedule.Next(Group() with { TimeZone = null }, At("2026-06-01T00:00Z"), 3));

    private static GroupDetails Group(params GroupMeeting[] meetings) =>
        new() { Name = "Circle", TimeZone = "America/New_York", Meetings = meetings };

    private static GroupMeeting Meeting(string rhythm)
    {
        var words = rhythm.Split(' ');
        var meeting = new GroupMeeting
        {
            Day = Enum.Parse<DayOfWeek>(words[0], ignoreCase: true),
            StartsAt = TimeOnly.Parse(words[1], CultureInfo.InvariantCulture),
        };
        return words[2..] switch
        {
            ["every", var weeks, "from", var day] => meeting with
            {
                EveryWeeks = int.Parse(weeks, CultureInfo.InvariantCulture),
                FirstOn = DateOnly.Parse(day, CultureInfo.InvariantCulture),
            },
            ["week", var week] => meeting with { WeekOfMonth = int.Parse(week, CultureInfo.InvariantCulture) },
            _ => meeting,
        };
    }

    private static DateTimeOffset At(string text) =>
        DateTimeOffset.Parse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal);
}
