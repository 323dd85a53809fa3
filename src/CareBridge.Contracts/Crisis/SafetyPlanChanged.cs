namespace CareBridge.Contracts.Crisis;

/// <summary>A safety plan as it stands after <see cref="Version"/>.</summary>
public sealed record SafetyPlanChanged
{
    public required Guid PlanId { get; init; }

    public required long Version { get; init; }

    public required Guid ParticipantId { get; init; }

    /// <summary>The organization with which it was written, and which holds it.</summary>
    public required Guid OrganizationId { get; init; }

    public required SafetyPlanStatus Status { get; init; }

    /// <summary>A <see cref="SafetyPlanText"/>.</summary>
    public required SealedContent Text { get; init; }

    public required DateTimeOffset BegunAt { get; init; }

    public required DateTimeOffset ChangedAt { get; init; }
}
