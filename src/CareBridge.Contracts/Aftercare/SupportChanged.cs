namespace CareBridge.Contracts.Aftercare;

/// <summary>A community's support of a participant, as it stands after <see cref="Version"/>.</summary>
public sealed record SupportChanged
{
    public required Guid SupportId { get; init; }

    public required long Version { get; init; }

    public required Guid ParticipantId { get; init; }

    /// <summary>The peer community that gives it.</summary>
    public required Guid OrganizationId { get; init; }

    public required Guid RecordedBy { get; init; }

    public required SupportStatus Status { get; init; }

    public required DateOnly BegunOn { get; init; }

    /// <summary>Of one that is finished.</summary>
    public DateOnly? EndedOn { get; init; }

    public required DateTimeOffset RecordedAt { get; init; }

    public required DateTimeOffset ChangedAt { get; init; }
}
