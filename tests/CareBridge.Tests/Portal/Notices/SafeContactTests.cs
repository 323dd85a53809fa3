using CareBridge.Contracts.Directory;
using CareBridge.Portal.Domain;

namespace CareBridge.Tests.Portal.Notices;

/// <summary>Which ways and hours a participant leaves to those who want to reach them.</summary>
public sealed class SafeContactTests
{
    private const string NewYork = "America/New_York";

    [Fact]
    public void Who_names_no_way_may_be_reached_by_any_and_at_any_time()
    {
        var at = new DateTimeOffset(2026, 3, 2, 3, 0, 0, TimeSpan.Zero);

        Assert.All(Enum.GetValues<Channel>(), channel => Assert.True(SafeContact.Any.Allows(channel)));
        Assert.Equal(at, SafeContact.Any.After(at));
    }

    [Theory]
    [InlineData(ContactChannel.Email, Channel.Email)]
    [InlineData(ContactChannel.TextMessage, Channel.Sms)]
    [InlineData(ContactChannel.Phone, null)]
    [InlineData(ContactChannel.InPerson, null)]
    internal void No_other_way_is_used_than_those_that_are_named(ContactChannel named, Channel? left) => Assert.Equal(
        left is { } one ? [one] : [],
        Enum.GetValues<Channel>().Where(new SafeContact { Channels = [named] }.Allows));

    [Fact]
    public void Whether_a_message_may_be_left_is_about_calls_and_stops_no_notice()
    {
        var silent = SafeContact.Of(new ParticipantPreferences { MayLeaveMessage = false });

        Assert.All(Enum.GetValues<Channel>(), channel => Assert.True(silent.Allows(channel)));
    }

    [Theory]
    // Monday from nine to twelve and from six to eight, in New York.
    [InlineData("2026-06-01T13:00:00Z", "2026-06-01T13:00:00Z")]
    [InlineData("2026-06-01T15:59:59Z", "2026-06-01T15:59:59Z")]
    [InlineData("2026-06-01T16:00:00Z", "2026-06-01T22:00:00Z")]
    [InlineData("2026-06-01T12:59:59Z", "2026-06-01T13:00:00Z")]
    [InlineData("2026-06-02T00:00:00Z", "2026-06-08T13:00:00Z")]
    // From winter to summer time between two Mondays.
    [InlineData("2026-03-03T01:00:00Z", "2026-03-09T13:00:00Z")]
    public void Outside_the_hours_it_waits_for_the_next(string at, string until)
    {
        var contact = In(NewYork, Hours(DayOfWeek.Monday, 9, 12), Hours(DayOfWeek.Monday, 18, 20));

        Assert.Equal(DateTimeOffset.Parse(until), contact.After(DateTimeOffset.Parse(at)));
    }

    [Theory]
    // 8 March 2026: from two o'clock it is three.
    [InlineData(2, 4, "2026-03-08T06:59:00Z", "2026-03-08T07:00:00Z")]
    [InlineData(2, 4, "2026-03-08T08:00:00Z", "2026-03-15T06:00:00Z")]
    [InlineData(2, 3, "2026-03-08T05:00:00Z", "2026-03-15T06:00:00Z")]
    // 1 November 2026: the hour from one to two comes twice.
    [InlineData(1, 2, "2026-11-01T04:00:00Z", "2026-11-01T05:00:00Z")]
    [InlineData(1, 2, "2026-11-01T06:30:00Z", "2026-11-01T06:30:00Z")]
    [InlineData(1, 2, "2026-11-01T07:00:00Z", "2026-11-08T06:00:00Z")]
    [InlineData(0, 1, "2026-11-01T05:10:00Z", "2026-11-08T05:00:00Z")]
    public void Where_the_clocks_change_the_clock_on_the_wall_counts(int from, int until, string at, string then)
    {
        var contact = In(NewYork, Hours(DayOfWeek.Sunday, from, until));

        Assert.Equal(DateTimeOffset.Parse(then), contact.After(DateTimeOffset.Parse(at)));
    }

    [Fact]
    public void Of_an_hour_that_comes_twice_a_beginning_that_is_over_comes_again()
    {
        var contact = In(
            NewYork,
            new ContactHours
            {
                Day = DayOfWeek.Sunday,
                From = new TimeOnly(1, 30),
                Until = new TimeOnly(2, 30),
            });

        // 1:10 for the second time: half past one was, and will be again.
        Assert.Equal(
            DateTimeOffset.Parse("2026-11-01T06:30:00Z"), contact.After(DateTimeOffset.Parse("2026-11-01T06:10:00Z")));
    }

    private static SafeContact In(string zone, params ContactHours[] hours) => new() { Hours = hours, TimeZone = zone };

    private static ContactHours Hours(DayOfWeek day, int from, int until) =>
        new() { Day = day, From = new TimeOnly(from, 0), Until = new TimeOnly(until, 0) };
}
