using CareBridge.Contracts.Aftercare;

namespace CareBridge.Aftercare.Domain;

/// <summary>
/// The published rules of engagement: they look at whether somebody is in touch, never at how they are. Of those that
/// hold, the gravest decides; all of them are the reasons.
/// </summary>
internal static class EngagementRules
{
    public const int LatelyDays = 14;
    public const int BeforeDays = 28;

    private const int MissedInARow = 2;
    private const int DueAtLeast = 4;
    private const int ThinDays = 10;
    private const int LostDays = 21;
    private const int InVain = 3;
    private const int InVainDays = 7;
    private const int MeetingsBefore = 2;

    /// <summary>The gravest first.</summary>
    public static IReadOnlyList<EngagementRule> All { get; } =
    [
        new(
            EngagementReason.NoContact,
            Engagement.LostContact,
            $"No check-in, meeting or talk for {LostDays} days, and for three times the days between check-ins.",
            (facts, at) => facts.Silence(at) >= Days(LostDays, 3 * facts.LongestGap)),
        new(
            EngagementReason.NotReached,
            Engagement.LostContact,
            $"Tried {InVain} times in vain since the last contact, which is {InVainDays} days ago.",
            (facts, at) => facts.AttemptsInVain >= InVain && facts.Silence(at) >= Days(InVainDays)),
        new(
            EngagementReason.CheckInsMissed,
            Engagement.AtRisk,
            $"The last {MissedInARow} check-ins that were due were not made.",
            (facts, _) => facts.MissedInARow >= MissedInARow),
        new(
            EngagementReason.CheckInsSparse,
            Engagement.AtRisk,
            $"Half of the check-ins due in {LatelyDays} days were not made, of {DueAtLeast} or more.",
            (facts, _) => facts.DueLately >= DueAtLeast && facts.MissedLately * 2 >= facts.DueLately),
        new(
            EngagementReason.ContactThin,
            Engagement.AtRisk,
            $"No check-in, meeting or talk for {ThinDays} days, and for twice the days between check-ins.",
            (facts, at) => facts.Silence(at) >= Days(ThinDays, 2 * facts.LongestGap)),
        new(
            EngagementReason.MeetingsStopped,
            Engagement.AtRisk,
            $"No meeting in {LatelyDays} days, and {MeetingsBefore} or more in the {BeforeDays} days before.",
            (facts, _) => facts.MeetingsLately == 0 && facts.MeetingsBefore >= MeetingsBefore),
    ];

    public static EngagementJudgement Judge(EngagementFacts facts, DateTimeOffset at)
    {
        var holding = All.Where(rule => rule.Holds(facts, at)).ToList();
        return holding.Count == 0
            ? new EngagementJudgement(Engagement.Engaged, [EngagementReason.AsAgreed])
            : new EngagementJudgement(holding[0].Engagement, [.. holding.Select(rule => rule.Reason)]);
    }

    /// <summary>When silence alone may next change the judgement; null when it has done so already.</summary>
    public static DateTimeOffset? NextChange(EngagementFacts facts, DateTimeOffset at)
    {
        var since = at - facts.Silence(at);
        IEnumerable<TimeSpan> limits =
            [Days(InVainDays), Days(ThinDays, 2 * facts.LongestGap), Days(LostDays, 3 * facts.LongestGap)];
        return limits.Select(limit => (DateTimeOffset?)(since + limit)).Where(then => then > at).Min();
    }

    private static TimeSpan Days(int days, int? atLeast = null) => TimeSpan.FromDays(Math.Max(days, atLeast ?? 0));
}

/// <param name="When">In plain words, as they are published.</param>
internal sealed record EngagementRule(
    EngagementReason Reason, Engagement Engagement, string When, Func<EngagementFacts, DateTimeOffset, bool> Holds);

/// <param name="Reasons">Never none.</param>
internal sealed record EngagementJudgement(Engagement Engagement, IReadOnlyList<EngagementReason> Reasons);
