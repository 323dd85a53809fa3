namespace CareBridge.Contracts.Crisis;

/// <summary>That somebody is paged, at once and at any hour; and then, that it is not needed any more.</summary>
public sealed record EscalationPaged
{
    public required Guid PageId { get; init; }

    public required long Version { get; init; }

    public required Guid EscalationId { get; init; }

    /// <summary>Null while no crisis team is known to take it.</summary>
    public Guid? CrisisTeamId { get; init; }

    public required PagePurpose Purpose { get; init; }

    /// <summary>The team practices: nobody is in danger.</summary>
    public bool IsDrill { get; init; }

    /// <summary>Null is every responder of the team; of an alarm, everybody who runs the deployment.</summary>
    public Guid? PersonId { get; init; }

    public required DateTimeOffset PagedAt { get; init; }

    /// <summary>A <see cref="PageLink"/>, while it opens; null when there is nothing to answer with one.</summary>
    public SealedContent? Link { get; init; }

    /// <summary>Somebody has answered, or it has ended otherwise.</summary>
    public DateTimeOffset? ClosedAt { get; init; }

    public required DateTimeOffset ChangedAt { get; init; }
}
