using CareBridge.Contracts.Consent;

namespace CareBridge.Consent.Domain;

/// <summary>One scope of one participant's records, on its way to one recipient for one purpose.</summary>
/// <param name="RecipientId">The person or client there; null for the organization as such.</param>
internal sealed record ProposedDisclosure(
    Guid ParticipantId,
    DisclosureScope Scope,
    Guid RecipientOrganizationId,
    Guid? RecipientId,
    PurposeOfUse Purpose);
