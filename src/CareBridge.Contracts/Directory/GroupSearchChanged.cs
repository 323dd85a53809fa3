namespace CareBridge.Contracts.Directory;

/// <summary>
/// Somebody's search for a group as it stands after <see cref="Version"/>. What they want of a group is not in it.
/// </summary>
public sealed record GroupSearchChanged
{
    public required Guid SearchId { get; init; }

    public required long Version { get; init; }

    public required Guid ParticipantId { get; init; }

    /// <summary>The organization that helps them look.</summary>
    public required Guid OrganizationId { get; init; }

    public required GroupSearchStatus Status { get; init; }

    public Guid? ChosenGroupId { get; init; }

    public required DateTimeOffset ChangedAt { get; init; }
}
