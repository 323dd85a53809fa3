namespace CareBridge.Contracts.Directory;

/// <summary>A peer group as it stands after <see cref="Version"/>. It is public: no participant is in it.</summary>
public sealed record GroupChanged
{
    public required Guid GroupId { get; init; }

    public required long Version { get; init; }

    /// <summary>The organization that holds it.</summary>
    public required Guid OrganizationId { get; init; }

    public required GroupFormat Format { get; init; }

    public required IReadOnlyList<GroupPathway> Pathways { get; init; }

    public required IReadOnlyList<GroupAudience> Audiences { get; init; }

    public required IReadOnlyList<GroupAccessibility> Accessibility { get; init; }

    /// <summary>How its meetings are held.</summary>
    public IReadOnlyList<GroupStructure> Structures { get; init; } = [];

    /// <summary>Whether there is room for somebody new.</summary>
    public required bool AcceptsNewMembers { get; init; }

    /// <summary>How many people it has room for; null when it has set no number.</summary>
    public int? Places { get; init; }

    /// <summary>Whether somebody may come to see what it is like; null when it has not said.</summary>
    public bool? WelcomesTrialVisits { get; init; }

    /// <summary>Staff of the organization who lead it, as far as they are listed for the whole network.</summary>
    public IReadOnlyList<Guid> FacilitatorIds { get; init; } = [];

    /// <summary>False when it meets no more.</summary>
    public required bool Active { get; init; }

    /// <summary>A <see cref="GroupDetails"/>.</summary>
    public required SealedContent Details { get; init; }

    public required DateTimeOffset ChangedAt { get; init; }
}
