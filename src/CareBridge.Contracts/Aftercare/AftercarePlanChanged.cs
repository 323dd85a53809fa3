namespace CareBridge.Contracts.Aftercare;

/// <summary>An aftercare plan as it stands after <see cref="Version"/>.</summary>
public sealed record AftercarePlanChanged
{
    public required Guid PlanId { get; init; }

    public required long Version { get; init; }

    public required Guid ParticipantId { get; init; }

    /// <summary>The clinic or peer community that wrote it, and holds it.</summary>
    public required Guid OrganizationId { get; init; }

    /// <summary>The client or member of staff.</summary>
    public required Guid WrittenBy { get; init; }

    public required PlanStatus Status { get; init; }

    /// <summary>Of each step, in their order.</summary>
    public required IReadOnlyList<PlanStepStatus> StepStatuses { get; init; }

    /// <summary>A <see cref="PlanText"/>.</summary>
    public required SealedContent Text { get; init; }

    public required DateTimeOffset AuthoredAt { get; init; }

    public required DateTimeOffset ChangedAt { get; init; }
}
