namespace CareBridge.Crisis.Domain.Learning;

/// <summary>The figures of a group, or of all; a count or time that is left out is not told.</summary>
internal sealed record Figure
{
    /// <summary>What its escalations have in common; left out of all.</summary>
    public required string? Key { get; init; }

    public required int? Escalations { get; init; }

    /// <summary>From when it was raised, in minutes.</summary>
    public required Spread? ToAcknowledge { get; init; }

    /// <inheritdoc cref="ToAcknowledge"/>
    public required Spread? ToContact { get; init; }

    /// <inheritdoc cref="ToAcknowledge"/>
    public required Spread? ToResolve { get; init; }

    /// <summary>Acknowledged within the time of the first tier that is built in for its severity.</summary>
    public required int? InTime { get; init; }

    /// <summary>Not acknowledged, and there is time yet.</summary>
    public required int? Waiting { get; init; }

    /// <summary>Of those that do not wait: 0 to 1.</summary>
    public required double? ShareInTime { get; init; }

    public required IReadOnlyList<CauseCount> Missed { get; init; }

    public required int? Open { get; init; }

    public required IReadOnlyList<DispositionCount> Dispositions { get; init; }

    /// <summary>When they were planned for, or before.</summary>
    public required int? FollowUpsMade { get; init; }

    /// <summary>Made later, or not yet though the time is over.</summary>
    public required int? FollowUpsMissed { get; init; }

    public required int? FollowUpsToCome { get; init; }
}
