using CareBridge.Crisis.Domain.OnCall;
using CareBridge.Platform.Domain;

namespace CareBridge.Tests.Crisis;

public sealed class OnCallScheduleTests
{
    private static readonly Guid A = Guid.CreateVersion7();
    private static readonly Guid B = Guid.CreateVersion7();
    private static readonly Guid C = Guid.CreateVersion7();

    /// <summary>A Monday.</summary>
    private static readonly DateOnly Start = new(2026, 3, 2);

    [Fact]
    public void Each_has_it_for_their_time_one_after_the_other()
    {
        var schedule = Of(Weekly(A, B, C));

        Assert.Empty(schedule.At(1, At("2026-03-02T13:59:59Z")));
        Assert.Equal([A], schedule.At(1, At("2026-03-02T14:00:00Z")));
        // The clocks went forward on the eighth: nine in the morning there comes an hour sooner.
        Assert.Equal([A], schedule.At(1, At("2026-03-09T12:59:59Z")));
        Assert.Equal([B], schedule.At(1, At("2026-03-09T13:00:00Z")));
        Assert.Equal([C], schedule.At(1, At("2026-03-16T13:00:00Z")));
        Assert.Equal([A], schedule.At(1, At("2026-03-23T13:00:00Z")));
    }

    [Fact]
    public void A_hand_off_is_at_the_same_time_of_day_all_year_and_once_a_week()
    {
        var zone = TimeZoneInfo.FindSystemTimeZoneById("America/New_York");

        var shifts = Of(Weekly(A, B)).Shifts(1, At("2026-03-02T14:00:00Z"), At("2027-03-01T14:00:00Z"));

        Assert.Equal(52, shifts.Count);
        Assert.All(shifts, shift => Assert.Equal(
            new TimeSpan(9, 0, 0), TimeZoneInfo.ConvertTime(shift.From, zone).TimeOfDay));
        Assert.All(shifts.Zip(shifts.Skip(1)), pair => Assert.Equal(pair.First.Until, pair.Second.From));
    }

    [Theory]
    // Of an hour that is left out as long after it; of one that comes twice the first.
    [InlineData("2026-03-08", "2026-03-08T07:30:00Z")]
    [InlineData("2026-11-01", "2026-11-01T05:30:00Z")]
    public void A_hand_off_in_an_hour_that_is_left_out_or_comes_twice_is_made_once(string day, string at)
    {
        var time = day.StartsWith("2026-03", StringComparison.Ordinal) ? new TimeOnly(2, 30) : new TimeOnly(1, 30);
        var rotation = new Rotation([A, B], DateOnly.Parse(day).AddDays(-1), time, 1);
        var schedule = Of(new Tier(rotation, null));

        var shifts = schedule.Shifts(1, At(at).AddHours(-12), At(at).AddHours(12));

        Assert.Equal([A, B], shifts.Select(shift => shift.Persons.Single()));
        Assert.Equal(At(at), shifts[1].From);
    }

    [Fact]
    public void A_hand_off_in_an_hour_that_is_left_out_at_midnight_is_on_the_next_day()
    {
        var rotation = new Rotation([A, B], new DateOnly(2025, 3, 28), new TimeOnly(23, 30), 1);
        var clock = new LocalClock("America/Nuuk");

        Assert.Equal(0, rotation.TurnAt(At("2025-03-30T01:10:00Z"), clock));
        Assert.Equal(1, rotation.TurnAt(At("2025-03-30T01:30:00Z"), clock));
    }

    [Fact]
    public void Somebody_who_takes_a_tier_for_a_while_has_it_instead()
    {
        var change = Change(C, "2026-03-03T00:00:00Z", "2026-03-04T00:00:00Z");
        var schedule = Of([change], [], [], Weekly(A, B));

        var shifts = schedule.Shifts(1, At("2026-03-02T15:00:00Z"), At("2026-03-05T00:00:00Z"));

        Assert.Equal([A, C, A], shifts.Select(shift => shift.Persons.Single()));
        Assert.Equal((change.From, change.Until), (shifts[1].From, shifts[1].Until));
    }

    [Fact]
    public void For_somebody_who_is_away_the_next_stands_in_and_with_nobody_left_there_is_a_gap()
    {
        var away = new[] { Away(A, "2026-03-03T00:00:00Z", "2026-03-05T00:00:00Z") };
        var (from, until) = (At("2026-03-02T15:00:00Z"), At("2026-03-09T00:00:00Z"));

        var covered = Of([], away, [], Weekly(A, B));
        var alone = Of([], away, [], Weekly(A));

        Assert.Equal([A, B, A], covered.Shifts(1, from, until).Select(shift => shift.Persons.Single()));
        Assert.Empty(covered.Gaps(from, until));
        var gap = Assert.Single(alone.Gaps(from, until));
        Assert.Equal((1, away[0].From, away[0].Until), (gap.Tier, gap.From, gap.Until));
    }

    [Fact]
    public void Whoever_works_there_no_more_is_not_on_call_nor_are_those_of_a_list_who_are_away()
    {
        var away = new[] { Away(B, "2026-03-03T00:00:00Z", "2026-03-05T00:00:00Z") };
        var schedule = Of(
            [Change(C, "2026-03-01T00:00:00Z", "2026-04-01T00:00:00Z")], away, [C], new Tier(null, [A, B, C]));

        Assert.Equal([A, B], schedule.At(1, At("2026-03-02T15:00:00Z")));
        Assert.Equal([A], schedule.At(1, At("2026-03-03T15:00:00Z")));
    }

    private static DateTimeOffset At(string text) =>
        DateTimeOffset.Parse(text, System.Globalization.CultureInfo.InvariantCulture);

    private static Tier Weekly(params Guid[] members) => new(new Rotation(members, Start, new TimeOnly(9, 0), 7), null);

    private static OnCallSchedule Of(params Tier[] tiers) => Of([], [], [], tiers);

    private static OnCallSchedule Of(Override[] overrides, Absence[] absences, Guid[] gone, params Tier[] tiers)
    {
        var plan = OnCallPlan.Of(Guid.CreateVersion7());
        plan.Replace("America/New_York", tiers, PagingWaits.Default, A, At("2026-03-01T00:00:00Z"));
        return new OnCallSchedule(plan, overrides, absences, gone.ToHashSet());
    }

    private static Override Change(Guid person, string from, string until) => new()
    {
        Id = Guid.CreateVersion7(),
        TeamId = Guid.CreateVersion7(),
        Tier = 1,
        PersonId = person,
        From = At(from),
        Until = At(until),
        MadeBy = person,
    };

    private static Absence Away(Guid person, string from, string until) => new()
    {
        Id = Guid.CreateVersion7(),
        TeamId = Guid.CreateVersion7(),
        PersonId = person,
        From = At(from),
        Until = At(until),
        MadeBy = person,
    };
}
