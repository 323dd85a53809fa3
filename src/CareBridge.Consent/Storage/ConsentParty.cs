namespace CareBridge.Consent.Storage;

/// <summary>
/// An organization that asked for a consent or would disclose under it, and so may know of it. A recipient is not one:
/// before the grant it may not even learn that the participant exists.
/// </summary>
internal sealed class ConsentParty
{
    public required Guid ConsentId { get; init; }

    public required Guid OrganizationId { get; init; }
}
