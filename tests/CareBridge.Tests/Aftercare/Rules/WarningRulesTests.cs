using CareBridge.Aftercare.Domain;
using CareBridge.Contracts.Aftercare;
using CareBridge.Platform.Domain;
using CareBridge.Platform.Messaging;
using Microsoft.AspNetCore.DataProtection;

namespace CareBridge.Tests.Aftercare.Rules;

public sealed class WarningRulesTests
{
    private static readonly DateTimeOffset Noon = new(2026, 3, 2, 12, 0, 0, TimeSpan.Zero);
    private static readonly ISeal Seal = new ContentSeal(new EphemeralDataProtectionProvider());
    private static readonly Guid Participant = Guid.CreateVersion7();
    private static readonly Guid Community = Guid.CreateVersion7();

    [Theory]
    [InlineData(7, false)]
    [InlineData(8, true)]
    [InlineData(10, true)]
    [InlineData(null, false)]
    public void Craving_warns_from_its_limit_on(int? craving, bool warns) =>
        Assert.Equal(warns, Finds(WarningSignal.Craving, 8, CheckIn(craving: craving)));

    [Theory]
    [InlineData(3, false)]
    [InlineData(2, true)]
    [InlineData(0, true)]
    [InlineData(null, false)]
    public void Mood_sleep_and_connection_warn_from_their_limit_down(int? score, bool warns)
    {
        var checkIn = CheckIn(mood: score, sleep: score, connection: score);

        Assert.Equal(warns, Finds(WarningSignal.Mood, 2, checkIn));
        Assert.Equal(warns, Finds(WarningSignal.Sleep, 2, checkIn));
        Assert.Equal(warns, Finds(WarningSignal.Connection, 2, checkIn));
    }

    [Theory]
    [InlineData(true, false)]
    [InlineData(false, true)]
    [InlineData(null, false)]
    public void Sobriety_warns_when_it_was_not_kept(bool? kept, bool warns) =>
        Assert.Equal(warns, Finds(WarningSignal.SobrietyNotKept, 1, CheckIn(sobrietyKept: kept)));

    [Theory]
    [InlineData(0, false)]
    [InlineData(1, false)]
    [InlineData(2, true)]
    [InlineData(9, true)]
    public void Missed_check_ins_warn_from_their_limit_on(int missed, bool warns) =>
        Assert.Equal(warns, Finds(
            new WarningRule(WarningSignal.CheckInsMissed, 2),
            new WarningFacts { MissedInARow = missed, MissedSince = Noon }));

    [Theory]
    [InlineData(Engagement.Engaged, false)]
    [InlineData(Engagement.AtRisk, false)]
    [InlineData(Engagement.LostContact, true)]
    public void Lost_contact_warns(Engagement engagement, bool warns) =>
        Assert.Equal(warns, Finds(
            new WarningRule(WarningSignal.ContactLost, 1), new WarningFacts { Engagement = engagement }));

    [Theory]
    [InlineData(null, false)]
    [InlineData(37, false)]
    [InlineData(38, true)]
    [InlineData(20, false)]
    public void A_fall_of_recovery_capital_warns(int? before, bool warns) =>
        Assert.Equal(warns, Finds(
            new WarningRule(WarningSignal.RecoveryCapitalFell, 8),
            new WarningFacts { RecoveryCapital = CheckIn(isScored: true), RecoveryCapitalBefore = before }));

    [Fact]
    public void Without_a_rule_nothing_warns() =>
        Assert.Empty(WarningRules.Find([], new WarningFacts
        {
            MissedInARow = 9,
            MissedSince = Noon,
            Engagement = Engagement.LostContact,
            RecentCheckIns = [CheckIn(craving: 10, mood: 0, sobrietyKept: false)],
        }));

    [Fact]
    public void The_same_fact_meets_the_same_rule_once_and_another_fact_anew()
    {
        var (one, other) = (CheckIn(craving: 9), CheckIn(craving: 9));
        var rule = new WarningRule(WarningSignal.Craving, 8);

        var first = Ids(rule, one);
        var again = Ids(rule with { Threshold = 7 }, one);
        var both = Ids(rule, one, other);

        Assert.Equal(first, again);
        Assert.Equal(2, both.Distinct().Count());
        Assert.Contains(first.Single(), both);
    }

    [Fact]
    public void Longer_silence_after_the_same_check_in_is_the_same_fact()
    {
        var rule = new WarningRule(WarningSignal.CheckInsMissed, 2);

        var ids = from missed in (int[])[2, 3, 40]
                  from finding in WarningRules.Find(
                      [rule], new WarningFacts { MissedInARow = missed, MissedSince = Noon })
                  select WarningCause.IdOf(Participant, Community, finding);

        Assert.Single(ids.Distinct());
    }

    [Fact]
    public void Every_signal_can_be_explained_measured_and_told_under_a_topic()
    {
        foreach (var signal in Enum.GetValues<WarningSignal>())
        {
            var (least, most, when) = WarningRules.Measure(signal);
            Assert.InRange(most, least, int.MaxValue);
            Assert.NotEmpty(when);
            Assert.True(Enum.IsDefined(PartnerTopics.Of(signal)));
            var warning = Warning.Raise(Participant, Community, Noon);
            var cause = warning.Add(new WarningFinding(signal, least, most, "a fact"), Noon);
            Assert.NotEqual(WarningWords.Explain(cause, Language.En), WarningWords.Explain(cause, Language.Es));
        }
        Assert.All(WarningRules.Default, rule =>
        {
            var (least, most, _) = WarningRules.Measure(rule.Signal);
            Assert.InRange(rule.Threshold, least, most);
        });
    }

    private static List<Guid> Ids(WarningRule rule, params CheckIn[] checkIns) =>
    [
        .. WarningRules.Find([rule], new WarningFacts { RecentCheckIns = checkIns })
            .Select(finding => WarningCause.IdOf(Participant, Community, finding)),
    ];

    private static bool Finds(WarningSignal signal, int threshold, CheckIn checkIn) =>
        Finds(new WarningRule(signal, threshold), new WarningFacts { RecentCheckIns = [checkIn] });

    private static bool Finds(WarningRule rule, WarningFacts facts)
    {
        var found = WarningRules.Find([rule], facts);
        Assert.All(found, finding => Assert.Equal(rule.Signal, finding.Signal));
        return found.Count > 0;
    }

    private static CheckIn CheckIn(
        int? craving = null,
        int? mood = null,
        int? sleep = null,
        int? connection = null,
        bool? sobrietyKept = null,
        bool isScored = false)
    {
        // Thirty in all.
        var answers = isScored ? RecoveryCapital.Of([3, 3, 3, 3, 3, 3, 3, 3, 3, 3]) : null;
        var content = new CheckInContent(Participant, Community, Noon, null, craving, mood, answers, null)
        {
            Sleep = sleep,
            Connection = connection,
            SobrietyKept = sobrietyKept,
        };
        var origin = new CheckInOrigin(Participant, CheckInMeans.Participant, SharesReflection: false);
        return CareBridge.Aftercare.Domain.CheckIn.Record(Guid.CreateVersion7(), content, origin, Seal, Noon);
    }
}
