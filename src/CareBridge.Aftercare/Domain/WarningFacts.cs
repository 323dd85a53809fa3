using CareBridge.Contracts.Aftercare;

namespace CareBridge.Aftercare.Domain;

/// <summary>What early warnings are looked for in.</summary>
internal sealed record WarningFacts
{
    /// <summary>Days a check-in can still give a warning.</summary>
    public const int RecentDays = 3;

    public int MissedInARow { get; init; }

    /// <summary>The last check-in, or since when any are agreed: what they were missed after.</summary>
    public DateTimeOffset? MissedSince { get; init; }

    public Engagement Engagement { get; init; }

    public DateTimeOffset EngagementSince { get; init; }

    public IReadOnlyList<CheckIn> RecentCheckIns { get; init; } = [];

    /// <summary>The last BARC-10, if it is recent.</summary>
    public CheckIn? RecoveryCapital { get; init; }

    /// <summary>The BARC-10 total before it.</summary>
    public int? RecoveryCapitalBefore { get; init; }
}
