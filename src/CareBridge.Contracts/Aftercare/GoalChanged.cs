namespace CareBridge.Contracts.Aftercare;

/// <summary>Something a participant wants to reach, as it stands after <see cref="Version"/>.</summary>
public sealed record GoalChanged
{
    public required Guid GoalId { get; init; }

    public required long Version { get; init; }

    public required Guid ParticipantId { get; init; }

    /// <summary>The peer community that holds the record.</summary>
    public required Guid OrganizationId { get; init; }

    public required GoalStatus Status { get; init; }

    public required GoalAchievement Achievement { get; init; }

    public required StepOwner Owner { get; init; }

    /// <summary>Of a goal whose owner is staff: who.</summary>
    public Guid? OwnerId { get; init; }

    public DateOnly? StartsOn { get; init; }

    public DateOnly? TargetOn { get; init; }

    /// <summary>A <see cref="GoalText"/>.</summary>
    public required SealedContent Text { get; init; }

    public required DateTimeOffset ChangedAt { get; init; }
}
