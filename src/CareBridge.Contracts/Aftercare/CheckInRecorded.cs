namespace CareBridge.Contracts.Aftercare;

/// <summary>A participant's check-in: its scores. What they wrote stays in Aftercare.</summary>
public sealed record CheckInRecorded
{
    public required Guid CheckInId { get; init; }

    public required Guid ParticipantId { get; init; }

    /// <summary>The peer community that holds the record.</summary>
    public required Guid OrganizationId { get; init; }

    public required Guid RecordedBy { get; init; }

    /// <summary>What whoever held it thought; null where nobody said. What is computed is told by itself.</summary>
    public Engagement? Engagement { get; init; }

    /// <summary>Whether they kept to what sobriety means for them; null where it was not asked or answered.</summary>
    public bool? SobrietyKept { get; init; }

    /// <summary>0 (none) to 10 (overwhelming).</summary>
    public int? Craving { get; init; }

    /// <summary>0 (worst) to 10 (best).</summary>
    public int? Mood { get; init; }

    /// <summary>0 (worst) to 10 (best).</summary>
    public int? Sleep { get; init; }

    /// <summary>0 (alone) to 10 (held by others).</summary>
    public int? Connection { get; init; }

    /// <summary>Total of the Brief Assessment of Recovery Capital, 10 to 60.</summary>
    public int? RecoveryCapital { get; init; }

    /// <summary>The ten answers that it is the total of, each 1 to 6, in the order of the statements.</summary>
    public IReadOnlyList<int>? RecoveryCapitalAnswers { get; init; }

    /// <summary>When the check-in took place.</summary>
    public required DateTimeOffset HeldAt { get; init; }

    public required DateTimeOffset RecordedAt { get; init; }
}
