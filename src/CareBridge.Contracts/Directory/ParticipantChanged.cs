namespace CareBridge.Contracts.Directory;

/// <summary>A participant as registered, after <see cref="Version"/>.</summary>
public sealed record ParticipantChanged
{
    public required Guid ParticipantId { get; init; }

    public required long Version { get; init; }

    public required bool Active { get; init; }

    /// <summary>Every organization that serves this participant.</summary>
    public required IReadOnlyList<Guid> OrganizationIds { get; init; }

    /// <summary>The one of them that registered the participant, and whose the details are.</summary>
    public required Guid RegisteredBy { get; init; }

    /// <summary>
    /// The last version that took back what was about somebody else: a link to an organization or to another
    /// registration. What the versions before it say is not to be told any more; 0 for none.
    /// </summary>
    public long RetractedIn { get; init; }

    /// <summary>A <see cref="ParticipantDetails"/>.</summary>
    public required SealedContent Details { get; init; }

    public required DateTimeOffset ChangedAt { get; init; }
}
