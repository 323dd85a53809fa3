using CareBridge.Consent.Domain;

namespace CareBridge.Consent.Storage;

/// <summary>
/// An organization that a consent was to name as recipient, for finding those that name it. What it may know is decided
/// by the consent as it was signed.
/// </summary>
internal sealed class ConsentRecipient
{
    public required Guid ConsentId { get; init; }

    public required Guid OrganizationId { get; init; }

    /// <summary>Of those that it was asked for: that never changes.</summary>
    public static IEnumerable<ConsentRecipient> Of(ConsentRecord consent) =>
        consent.Asked.RecipientOrganizationIds.Distinct().Select(
            organization => new ConsentRecipient { ConsentId = consent.Id, OrganizationId = organization });
}
