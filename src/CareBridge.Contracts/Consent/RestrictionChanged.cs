namespace CareBridge.Contracts.Consent;

/// <summary>
/// A participant's denial, or a restriction asked of an organization (42 CFR 2.26), as it stands after
/// <see cref="Version"/>. What it forbids stays with Consent: whoever must know asks there.
/// </summary>
public sealed record RestrictionChanged
{
    public required Guid RestrictionId { get; init; }

    public required long Version { get; init; }

    public required Guid ParticipantId { get; init; }

    public required bool InForce { get; init; }

    public required DateTimeOffset ChangedAt { get; init; }
}
