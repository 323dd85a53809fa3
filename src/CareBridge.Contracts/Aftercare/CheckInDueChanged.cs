namespace CareBridge.Contracts.Aftercare;

/// <summary>
/// A participant has agreed to check in, and it is a day for it; or that has been seen to, as it stands after
/// <see cref="Version"/>.
/// </summary>
public sealed record CheckInDueChanged
{
    public required Guid ReminderId { get; init; }

    public required long Version { get; init; }

    /// <summary>What was agreed.</summary>
    public required Guid AgreementId { get; init; }

    public required Guid ParticipantId { get; init; }

    public required Guid OrganizationId { get; init; }

    /// <summary>By the participant's calendar.</summary>
    public required DateOnly DueOn { get; init; }

    /// <summary>When that day ends for the participant.</summary>
    public required DateTimeOffset DueBefore { get; init; }

    /// <summary>False when they have checked in, or need not any more.</summary>
    public required bool IsOpen { get; init; }

    public required DateTimeOffset ChangedAt { get; init; }
}
