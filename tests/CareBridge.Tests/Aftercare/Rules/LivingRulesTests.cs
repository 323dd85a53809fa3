using CareBridge.Aftercare.Domain;
using CareBridge.Platform.Domain;

namespace CareBridge.Tests.Aftercare.Rules;

public sealed class LivingRulesTests
{
    private static readonly DateOnly Day = new(2026, 3, 1);
    private static readonly DateTimeOffset Noon = new(2026, 3, 2, 12, 0, 0, TimeSpan.Zero);

    [Fact]
    public void A_setback_takes_no_day_away()
    {
        var runs = DayRuns.Begin("UTC", Day);
        Assert.Equal((1, 1), (runs.InThisRun(Day), runs.InAll(Day)));

        var after = runs.SetBack(Day.AddDays(30));

        Assert.Equal((30, 30), (runs.InThisRun(Day.AddDays(29)), runs.InAll(Day.AddDays(29))));
        Assert.Equal((0, 30), (after.InThisRun(Day.AddDays(30)), after.InAll(Day.AddDays(30))));
        Assert.Equal((1, 31), (after.InThisRun(Day.AddDays(31)), after.InAll(Day.AddDays(31))));
        Assert.Equal(30, after.Longest(Day.AddDays(31)));
        Assert.Same(after, after.SetBack(Day.AddDays(30)));
        Assert.Throws<RefusedException>(() => after.SetBack(Day.AddDays(5)));
    }

    [Fact]
    public void Of_the_first_day_there_may_be_a_setback()
    {
        var runs = DayRuns.Begin("UTC", Day).SetBack(Day).SetBack(Day.AddDays(1));

        Assert.Equal((1, 1), (runs.InThisRun(Day.AddDays(2)), runs.InAll(Day.AddDays(2))));
    }

    [Theory]
    [InlineData(new int[0], "TooFew", 0)]
    [InlineData(new[] { 40 }, "TooFew", 0)]
    [InlineData(new[] { 40, 43 }, "Steady", 3)]
    [InlineData(new[] { 40, 44 }, "Rising", 4)]
    [InlineData(new[] { 40, 36 }, "Falling", -4)]
    [InlineData(new[] { 10, 40, 40, 40, 41 }, "Steady", 1)]
    [InlineData(new[] { 60, 30, 34, 38, 30 }, "Falling", -4)]
    public void The_trend_is_the_latest_against_the_three_before(int[] totals, string direction, int change)
    {
        var trend = RecoveryCapitalTrend.Of(totals);

        Assert.Equal((direction, change), (trend.Direction.ToString(), trend.Change));
        Assert.NotEqual(trend.Words(Language.En), trend.Words(Language.Es));
    }

    [Fact]
    public void The_figure_holds_a_point_for_each_and_nothing_that_runs()
    {
        var figure = TrendFigure.Draw([(Noon, 10), (Noon.AddDays(1), 60), (Noon.AddDays(2), 35)], "Words");

        Assert.Contains("<title>Words</title>", figure, StringComparison.Ordinal);
        Assert.Contains("points=\"30,170 300,30 570,100\"", figure, StringComparison.Ordinal);
        Assert.DoesNotContain("script", figure, StringComparison.Ordinal);
        Assert.Contains("points=\"300,100\"", TrendFigure.Draw([(Noon, 35)], "One"), StringComparison.Ordinal);
    }

    [Fact]
    public void Prompts_come_one_a_day_each_once_before_any_again_and_the_same_for_whoever_asks_twice()
    {
        var person = Guid.CreateVersion7();
        var all = Prompts.BuiltIn;

        var asked = Enumerable.Range(0, all.Count).Select(day => Prompts.For(person, Day.AddDays(day), all)).ToList();

        Assert.Equal(all.Count, asked.Distinct().Count());
        Assert.Equal(asked[0], Prompts.For(person, Day, all));
        Assert.Equal(asked[0], Prompts.For(person, Day.AddDays(all.Count), all));
        Assert.All(all, prompt => Assert.NotEqual(prompt.En, prompt.Es));
    }

    [Fact]
    public void Load_counts_a_group_meeting_once_and_people_once()
    {
        var (facilitator, other) = (Guid.CreateVersion7(), Guid.CreateVersion7());
        var people = Enumerable.Range(0, 3).Select(_ => Guid.CreateVersion7()).ToList();
        List<TimeTogether> together =
        [
            .. people.Select(person => new TimeTogether(person, facilitator, Noon, 120, IsGroup: true)),
            new TimeTogether(people[0], facilitator, Noon.AddDays(1), 60, IsGroup: false),
            new TimeTogether(people[1], other, Noon.AddDays(1), 600, IsGroup: false),
        ];

        var load = FacilitatorLoad.Of(facilitator, [people[2], Guid.CreateVersion7()], together);

        Assert.Equal((4, 0.8m, false), (load.PeopleInCare, load.HoursAWeek, load.IsHigh));
        Assert.Empty(load.LeaningOn);
    }

    [Theory]
    [InlineData(3, 0, false)]
    [InlineData(3, 1, true)]
    [InlineData(4, 0, true)]
    [InlineData(2, 2, false)]
    public void Somebody_leans_on_one_with_whom_they_have_three_of_four_contacts(int with, int without, bool leans)
    {
        var (facilitator, other, person) = (Guid.CreateVersion7(), Guid.CreateVersion7(), Guid.CreateVersion7());
        var together = Times(facilitator, with).Concat(Times(other, without)).ToList();

        Assert.Equal(leans, FacilitatorLoad.Of(facilitator, [], together).LeaningOn.Count > 0);

        IEnumerable<TimeTogether> Times(Guid who, int count) => Enumerable.Range(0, count)
            .Select(number => new TimeTogether(person, who, Noon.AddDays(number), 10, IsGroup: false));
    }

    [Theory]
    [InlineData(20, 0, false)]
    [InlineData(21, 0, true)]
    [InlineData(1, 4800, false)]
    [InlineData(1, 4830, true)]
    public void Much_is_more_than_twenty_people_or_hours_a_week(int people, int minutes, bool isHigh)
    {
        var facilitator = Guid.CreateVersion7();
        var inCircle = Enumerable.Range(0, people).Select(_ => Guid.CreateVersion7()).ToList();
        var talk = new TimeTogether(inCircle[0], facilitator, Noon, minutes, IsGroup: false);

        Assert.Equal(isHigh, FacilitatorLoad.Of(facilitator, inCircle, [talk]).IsHigh);
    }
}
