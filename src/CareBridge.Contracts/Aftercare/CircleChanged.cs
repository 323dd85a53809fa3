namespace CareBridge.Contracts.Aftercare;

/// <summary>A participant's circle of support, as it stands after <see cref="Version"/>.</summary>
public sealed record CircleChanged
{
    public required Guid CircleId { get; init; }

    public required long Version { get; init; }

    public required Guid ParticipantId { get; init; }

    /// <summary>The peer community that keeps it.</summary>
    public required Guid OrganizationId { get; init; }

    /// <summary>A <see cref="CircleMembers"/>.</summary>
    public required SealedContent Members { get; init; }

    public required DateTimeOffset BegunAt { get; init; }

    public required DateTimeOffset ChangedAt { get; init; }
}
