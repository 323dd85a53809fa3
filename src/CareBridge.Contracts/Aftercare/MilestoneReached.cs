namespace CareBridge.Contracts.Aftercare;

public sealed record MilestoneReached
{
    public required Guid MilestoneId { get; init; }

    public required Guid ParticipantId { get; init; }

    /// <summary>The peer community that holds the record.</summary>
    public required Guid OrganizationId { get; init; }

    public required Guid RecordedBy { get; init; }

    /// <summary>From CareBridge's code system <c>milestone</c>.</summary>
    public required string MilestoneCode { get; init; }

    public required DateOnly ReachedOn { get; init; }

    public required DateTimeOffset RecordedAt { get; init; }
}
