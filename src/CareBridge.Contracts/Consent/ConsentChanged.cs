namespace CareBridge.Contracts.Consent;

/// <summary>A Part 2 consent as it stands after <see cref="Version"/>.</summary>
public sealed record ConsentChanged
{
    public required Guid ConsentId { get; init; }

    public required long Version { get; init; }

    public required Guid ParticipantId { get; init; }

    public required ConsentStatus Status { get; init; }

    /// <summary>Who may disclose (42 CFR 2.31(a)(2)).</summary>
    public required IReadOnlyList<Guid> DiscloserOrganizationIds { get; init; }

    /// <summary>To whom (42 CFR 2.31(a)(4)).</summary>
    public required IReadOnlyList<Guid> RecipientOrganizationIds { get; init; }

    public required IReadOnlyList<DisclosureCategory> Categories { get; init; }

    public required IReadOnlyList<PurposeOfUse> Purposes { get; init; }

    public required DateTimeOffset RequestedAt { get; init; }

    public DateTimeOffset? GrantedAt { get; init; }

    /// <summary>When the consent ends by itself (42 CFR 2.31(a)(7)).</summary>
    public DateTimeOffset? ExpiresAt { get; init; }

    public DateTimeOffset? RevokedAt { get; init; }

    public required DateTimeOffset ChangedAt { get; init; }
}
