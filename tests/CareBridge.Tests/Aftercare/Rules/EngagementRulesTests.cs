using CareBridge.Aftercare.Domain;
using CareBridge.Contracts.Aftercare;

namespace CareBridge.Tests.Aftercare.Rules;

public sealed class EngagementRulesTests
{
    private static readonly DateTimeOffset Noon = new(2026, 3, 2, 12, 0, 0, TimeSpan.Zero);

    private static readonly EngagementFacts InTouch = new()
    {
        Since = Noon.AddDays(-100),
        LastContactAt = Noon.AddDays(-1),
        LongestGap = 1,
        DueLately = 14,
        MeetingsBefore = 4,
        MeetingsLately = 2,
    };

    [Fact]
    public void Whoever_is_in_touch_as_agreed_is_engaged() =>
        Is(InTouch, Engagement.Engaged, EngagementReason.AsAgreed);

    [Theory]
    [InlineData(1, false)]
    [InlineData(2, true)]
    public void Two_missed_in_a_row_are_a_risk(int missed, bool isRisk) =>
        Is(
            InTouch with { MissedInARow = missed },
            isRisk ? Engagement.AtRisk : Engagement.Engaged,
            isRisk ? EngagementReason.CheckInsMissed : EngagementReason.AsAgreed);

    [Theory]
    [InlineData(3, 3, false)]
    [InlineData(4, 1, false)]
    [InlineData(4, 2, true)]
    [InlineData(14, 6, false)]
    [InlineData(14, 7, true)]
    public void Half_of_four_or_more_missed_is_a_risk(int due, int missed, bool isRisk) =>
        Is(
            InTouch with { DueLately = due, MissedLately = missed },
            isRisk ? Engagement.AtRisk : Engagement.Engaged,
            isRisk ? EngagementReason.CheckInsSparse : EngagementReason.AsAgreed);

    [Theory]
    [InlineData(9, null, Engagement.Engaged)]
    [InlineData(10, null, Engagement.AtRisk)]
    [InlineData(20, null, Engagement.AtRisk)]
    [InlineData(21, null, Engagement.LostContact)]
    [InlineData(19, 10, Engagement.Engaged)]
    [InlineData(20, 10, Engagement.AtRisk)]
    [InlineData(29, 10, Engagement.AtRisk)]
    [InlineData(30, 10, Engagement.LostContact)]
    public void Silence_is_a_risk_and_then_a_loss_as_long_as_was_agreed(int days, int? gap, Engagement expected) =>
        Assert.Equal(
            expected,
            EngagementRules.Judge(
                InTouch with { LastContactAt = Noon.AddDays(-days), LongestGap = gap }, Noon).Engagement);

    [Theory]
    [InlineData(2, 8, Engagement.Engaged)]
    [InlineData(3, 6, Engagement.Engaged)]
    [InlineData(3, 7, Engagement.LostContact)]
    public void Whoever_was_tried_in_vain_is_lost_sooner(int times, int days, Engagement expected) =>
        Assert.Equal(
            expected,
            EngagementRules.Judge(
                InTouch with { LastContactAt = Noon.AddDays(-days), AttemptsInVain = times }, Noon).Engagement);

    [Theory]
    [InlineData(1, 0, Engagement.Engaged)]
    [InlineData(2, 0, Engagement.AtRisk)]
    [InlineData(2, 1, Engagement.Engaged)]
    public void Meetings_that_stopped_are_a_risk(int before, int lately, Engagement expected) =>
        Assert.Equal(
            expected,
            EngagementRules.Judge(
                InTouch with { MeetingsBefore = before, MeetingsLately = lately }, Noon).Engagement);

    [Fact]
    public void The_gravest_decides_and_all_are_reasons()
    {
        var facts = InTouch with
        {
            LastContactAt = Noon.AddDays(-30),
            MissedInARow = 29,
            MissedLately = 14,
            MeetingsLately = 0,
            AttemptsInVain = 3,
        };

        Is(
            facts,
            Engagement.LostContact,
            EngagementReason.NoContact,
            EngagementReason.NotReached,
            EngagementReason.CheckInsMissed,
            EngagementReason.CheckInsSparse,
            EngagementReason.ContactThin,
            EngagementReason.MeetingsStopped);
    }

    [Fact]
    public void Of_whom_nothing_was_ever_heard_silence_counts_from_the_beginning() =>
        Assert.Equal(
            Engagement.AtRisk,
            EngagementRules.Judge(new EngagementFacts { Since = Noon.AddDays(-10) }, Noon).Engagement);

    [Fact]
    public void Silence_from_before_anything_was_agreed_is_none() =>
        Is(
            new EngagementFacts { Since = Noon.AddDays(-9), LastContactAt = Noon.AddDays(-90) },
            Engagement.Engaged,
            EngagementReason.AsAgreed);

    [Fact]
    public void What_time_alone_changes_is_looked_at_when_it_does()
    {
        var at = Noon;
        var facts = new EngagementFacts { Since = at };
        var judgements = new List<Engagement> { EngagementRules.Judge(facts, at).Engagement };
        while (EngagementRules.NextChange(facts, at) is { } next)
        {
            Assert.Equal(judgements[^1], EngagementRules.Judge(facts, next.AddSeconds(-1)).Engagement);
            at = next;
            judgements.Add(EngagementRules.Judge(facts, at).Engagement);
        }

        Assert.Equal(
            [Engagement.Engaged, Engagement.Engaged, Engagement.AtRisk, Engagement.LostContact], judgements);
    }

    [Fact]
    public void Every_reason_is_of_a_rule_but_the_one_for_none() =>
        Assert.Equal(
            Enum.GetValues<EngagementReason>().Except([EngagementReason.AsAgreed]).Order(),
            EngagementRules.All.Select(rule => rule.Reason).Order());

    [Fact]
    public void A_change_for_meetings_alone_is_not_counted_for_whoever_may_not_know_of_them()
    {
        var record = EngagementRecord.Begin(
            Guid.CreateVersion7(), Guid.CreateVersion7(), Judged(EngagementReason.AsAgreed), Noon);
        Assert.Equal((1, Noon), (record.ToldVersion, record.ToldAt));

        record.Take(Judged(EngagementReason.MeetingsStopped), Noon.AddDays(1));
        Assert.Equal((2, 1, Noon), (record.Version, record.ToldVersion, record.ToldAt));
        record.Take(
            Judged(EngagementReason.CheckInsMissed, EngagementReason.MeetingsStopped), Noon.AddDays(2));
        record.Take(Judged(EngagementReason.CheckInsMissed), Noon.AddDays(3));
        Assert.Equal((4, 2, Noon.AddDays(2)), (record.Version, record.ToldVersion, record.ToldAt));
        record.Take(Judged(EngagementReason.AsAgreed), Noon.AddDays(4));
        Assert.Equal((5, 3, Noon.AddDays(4)), (record.Version, record.ToldVersion, record.ToldAt));
    }

    [Fact]
    public void What_ended_stays_as_of_its_day_and_begins_anew_even_where_it_is_the_same_again()
    {
        var record = EngagementRecord.Begin(
            Guid.CreateVersion7(), Guid.CreateVersion7(), Judged(EngagementReason.CheckInsMissed), Noon);

        record.Finish(Noon.AddDays(1));
        record.Finish(Noon.AddDays(2));
        Assert.Equal((Noon.AddDays(1), Noon, 1), (record.EndedAt, record.Since, record.ToldVersion));

        record.Take(Judged(EngagementReason.CheckInsMissed), Noon.AddDays(3));
        Assert.Equal((null, Noon.AddDays(3), 2), (record.EndedAt, record.Since, record.ToldVersion));
    }

    private static EngagementJudgement Judged(params EngagementReason[] reasons) =>
        new(reasons is [EngagementReason.AsAgreed] ? Engagement.Engaged : Engagement.AtRisk, reasons);

    private static void Is(EngagementFacts facts, Engagement engagement, params EngagementReason[] reasons)
    {
        var judgement = EngagementRules.Judge(facts, Noon);

        Assert.Equal(engagement, judgement.Engagement);
        Assert.Equal(reasons, judgement.Reasons);
    }
}
