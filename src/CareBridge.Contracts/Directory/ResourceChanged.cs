namespace CareBridge.Contracts.Directory;

/// <summary>A local resource as it stands after <see cref="Version"/>. It is public: no participant is in it.</summary>
public sealed record ResourceChanged
{
    public required Guid ResourceId { get; init; }

    public required long Version { get; init; }

    /// <summary>The organization that keeps its entry.</summary>
    public required Guid OrganizationId { get; init; }

    public required ResourceCategory Category { get; init; }

    /// <summary>The day on which somebody last made sure that it is so; null when nobody has said.</summary>
    public DateOnly? VerifiedOn { get; init; }

    /// <summary>The last day on which it is there; null when no end is known.</summary>
    public DateOnly? ValidUntil { get; init; }

    /// <summary>How many places it has, or has had at most.</summary>
    public required int PlacesEver { get; init; }

    /// <summary>False when it is there no more.</summary>
    public required bool Active { get; init; }

    /// <summary>A <see cref="ResourceDetails"/>.</summary>
    public required SealedContent Details { get; init; }

    public required DateTimeOffset ChangedAt { get; init; }
}
