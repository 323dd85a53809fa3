using CareBridge.Contracts.Aftercare;

namespace CareBridge.Aftercare.Domain;

/// <summary>
/// The signals that a community can be warned by. Each is met by a fact, and by one fact once: the check-in, the
/// check-in after which others were missed, the moment contact was lost.
/// </summary>
internal static class WarningRules
{
    /// <summary>What a community warns of that has not said otherwise.</summary>
    public static IReadOnlyList<WarningRule> Default { get; } =
    [
        new(WarningSignal.CheckInsMissed, 2),
        new(WarningSignal.ContactLost, 1),
        new(WarningSignal.Craving, 8),
        new(WarningSignal.Mood, 2),
        new(WarningSignal.SobrietyNotKept, 1),
        new(WarningSignal.RecoveryCapitalFell, 8),
    ];

    /// <summary>What a threshold can be, and when it is met.</summary>
    public static (int Least, int Most, string When) Measure(WarningSignal signal) => signal switch
    {
        WarningSignal.CheckInsMissed => (1, 14, "so many check-ins that were due, one after the other, were not made"),
        WarningSignal.ContactLost => (1, 1, "engagement is computed to be lost contact"),
        WarningSignal.Craving => (1, 10, "craving is this or more"),
        WarningSignal.Mood => (0, 9, "mood is this or less"),
        WarningSignal.Sleep => (0, 9, "sleep is this or less"),
        WarningSignal.Connection => (0, 9, "connection is this or less"),
        WarningSignal.SobrietyNotKept => (1, 1, "they did not keep to what sobriety means for them"),
        WarningSignal.RecoveryCapitalFell => (1, 50, "the BARC-10 total fell by this or more since the one before"),
    };

    public static IReadOnlyList<WarningFinding> Find(IEnumerable<WarningRule> rules, WarningFacts facts) =>
        [.. rules.SelectMany(rule => Find(rule, facts))];

    private static IEnumerable<WarningFinding> Find(WarningRule rule, WarningFacts facts) => rule.Signal switch
    {
        WarningSignal.CheckInsMissed => facts.MissedInARow >= rule.Threshold && facts.MissedSince is { } since
            ? [new(rule.Signal, rule.Threshold, facts.MissedInARow, $"{since.UtcTicks}")]
            : [],
        WarningSignal.ContactLost => facts.Engagement == Engagement.LostContact
            ? [new(rule.Signal, rule.Threshold, 1, $"{facts.EngagementSince.UtcTicks}")]
            : [],
        WarningSignal.Craving => Scores(rule, facts, c => c.Craving, (score, limit) => score >= limit),
        WarningSignal.Mood => Scores(rule, facts, c => c.Mood, (score, limit) => score <= limit),
        WarningSignal.Sleep => Scores(rule, facts, c => c.Sleep, (score, limit) => score <= limit),
        WarningSignal.Connection => Scores(rule, facts, c => c.Connection, (score, limit) => score <= limit),
        WarningSignal.SobrietyNotKept =>
            Scores(rule, facts, c => c.SobrietyKept == false ? 1 : null, (score, limit) => score >= limit),
        WarningSignal.RecoveryCapitalFell => Fall(facts) is { } fall && fall >= rule.Threshold
            ? [Met(rule, fall, facts.RecoveryCapital!)]
            : [],
    };

    private static IEnumerable<WarningFinding> Scores(
        WarningRule rule, WarningFacts facts, Func<CheckIn, int?> score, Func<int, int, bool> isMet) =>
        from checkIn in facts.RecentCheckIns
        let measured = score(checkIn)
        where measured is not null && isMet(measured.Value, rule.Threshold)
        select Met(rule, measured.Value, checkIn);

    private static WarningFinding Met(WarningRule rule, int measured, CheckIn checkIn) =>
        new(rule.Signal, rule.Threshold, measured, $"{checkIn.Id}") { CheckInId = checkIn.Id };

    private static int? Fall(WarningFacts facts) =>
        facts.RecoveryCapitalBefore - facts.RecoveryCapital?.RecoveryCapital?.Total;
}
