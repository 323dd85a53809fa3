namespace CareBridge.Contracts.Directory;

/// <summary>An organization as it stands after <see cref="Version"/>.</summary>
public sealed record OrganizationChanged
{
    public required Guid OrganizationId { get; init; }

    public required long Version { get; init; }

    public required OrganizationKind Kind { get; init; }

    public required bool Active { get; init; }

    /// <summary>What was announced before organizations were verified counts as verified.</summary>
    public OrganizationVerification Verification { get; init; } = OrganizationVerification.Verified;

    /// <summary>The last day of its verification; null when it never was verified.</summary>
    public DateOnly? VerifiedUntil { get; init; }

    /// <summary>The crisis team that answers this organization's escalations, if it has named one.</summary>
    public Guid? CrisisTeamId { get; init; }

    /// <summary>Where its systems are reached.</summary>
    public IReadOnlyList<Guid> EndpointIds { get; init; } = [];

    /// <summary>An <see cref="OrganizationDetails"/>.</summary>
    public required SealedContent Details { get; init; }

    public required DateTimeOffset ChangedAt { get; init; }
}
