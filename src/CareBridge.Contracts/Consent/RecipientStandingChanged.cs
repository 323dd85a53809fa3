namespace CareBridge.Contracts.Consent;

/// <summary>
/// An organization was verified, or is not any more: from now on Consent decides otherwise on what it may be told.
/// </summary>
public sealed record RecipientStandingChanged
{
    public required Guid OrganizationId { get; init; }

    /// <summary>Directory's, of the organization.</summary>
    public required long Version { get; init; }

    public required DateTimeOffset ChangedAt { get; init; }
}
