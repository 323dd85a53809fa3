using CareBridge.Aftercare.Domain;
using CareBridge.Platform.Domain;

namespace CareBridge.Tests.Aftercare.Rules;

public sealed class CheckInScheduleTests
{
    /// <summary>A Monday.</summary>
    private static readonly DateOnly Monday = new(2026, 3, 2);

    [Fact]
    public void Daily_is_every_day_from_midnight_to_midnight_where_they_live()
    {
        var windows = Windows(Daily("America/New_York"), Monday, days: 2);

        Assert.Equal([Monday, Monday.AddDays(1)], windows.Select(window => window.Day));
        Assert.Equal(new DateTimeOffset(2026, 3, 2, 5, 0, 0, TimeSpan.Zero), windows[0].Opens);
        Assert.Equal(new DateTimeOffset(2026, 3, 3, 5, 0, 0, TimeSpan.Zero), windows[0].Closes);
    }

    [Fact]
    public void A_day_on_which_clocks_change_is_a_day()
    {
        var change = new DateOnly(2026, 3, 8);

        var window = Assert.Single(Windows(Daily("America/New_York"), change, days: 1));

        Assert.Equal(TimeSpan.FromHours(23), window.Closes - window.Opens);
    }

    [Fact]
    public void A_check_in_of_any_day_since_the_last_counts_for_the_next_that_is_due()
    {
        var terms = Daily("UTC") with { Rhythm = CheckInRhythm.EveryDays, EveryDays = 3 };

        var windows = Windows(terms, Monday, days: 7);

        Assert.Equal([Monday, Monday.AddDays(3), Monday.AddDays(6)], windows.Select(window => window.Day));
        Assert.Equal(windows[0].Closes, windows[1].Opens);
        Assert.Equal(TimeSpan.FromDays(3), windows[1].Closes - windows[1].Opens);
    }

    [Fact]
    public void Weekdays_are_those_that_were_agreed()
    {
        var terms = Daily("UTC") with
        {
            Rhythm = CheckInRhythm.Weekdays,
            Weekdays = [DayOfWeek.Tuesday, DayOfWeek.Friday],
        };

        Assert.Equal(
            [Monday.AddDays(1), Monday.AddDays(4), Monday.AddDays(8)],
            Windows(terms, Monday, days: 9).Select(window => window.Day));
        Assert.Equal(4, terms.LongestGap);
    }

    [Fact]
    public void Nothing_is_due_before_it_counts()
    {
        var schedule = new CheckInSchedule(Daily("UTC"), Monday.AddDays(5));

        var windows = schedule.Between(Start(Monday), Start(Monday.AddDays(7)));

        Assert.Equal([Monday.AddDays(5), Monday.AddDays(6)], windows.Select(window => window.Day));
    }

    [Theory]
    [InlineData(-400)]
    [InlineData(0)]
    [InlineData(400)]
    public void There_is_always_one_that_counts_now_or_will(int days)
    {
        var terms = Daily("UTC") with { Rhythm = CheckInRhythm.EveryDays, EveryDays = 31 };
        var now = Start(Monday.AddDays(days)).AddHours(5);

        var window = new CheckInSchedule(terms, Monday).Current(now);

        Assert.True(window.Closes > now);
        Assert.True(terms.IsDue(window.Day));
    }

    [Fact]
    public void A_midnight_that_does_not_exist_is_the_first_moment_of_its_day()
    {
        // Santiago puts its clocks forward at midnight.
        var start = new LocalClock("America/Santiago").StartOf(new DateOnly(2026, 9, 6));

        Assert.Equal(new DateTimeOffset(2026, 9, 6, 4, 0, 0, TimeSpan.Zero), start);
    }

    internal static AgreementTerms Daily(string zone) => new()
    {
        Rhythm = CheckInRhythm.Daily,
        TimeZone = zone,
        StartsOn = Monday,
        Questions = [CheckInQuestion.Mood],
    };

    private static DateTimeOffset Start(DateOnly day) => new(day, TimeOnly.MinValue, TimeSpan.Zero);

    private static IReadOnlyList<DueWindow> Windows(AgreementTerms terms, DateOnly from, int days)
    {
        var local = new LocalClock(terms.TimeZone);
        return new CheckInSchedule(terms, from).Between(local.StartOf(from), local.StartOf(from.AddDays(days)));
    }
}
