using CareBridge.Contracts.Consent;

namespace CareBridge.Consent.Domain;

/// <summary>One scope of one participant's records, on its way to one recipient for one purpose.</summary>
internal sealed record ProposedDisclosure(
    Guid ParticipantId, DisclosureScope Scope, Guid RecipientOrganizationId, PurposeOfUse Purpose);

/// <summary>The decision. What no consent in force names is denied (42 CFR 2.13, 2.31(c)).</summary>
internal static class DisclosureDecisions
{
    /// <summary>
    /// The consent that permits it now, or null. Of several the one signed last, so that the answer does not depend on
    /// the order in which they were read.
    /// </summary>
    public static ConsentRecord? Decide(
        IEnumerable<ConsentRecord> consents, ProposedDisclosure disclosure, DateTimeOffset at) => consents
        .Where(consent => Permits(consent, disclosure, at))
        .OrderByDescending(consent => consent.GrantedAt)
        .ThenBy(consent => consent.Id)
        .FirstOrDefault();

    private static bool Permits(ConsentRecord consent, ProposedDisclosure disclosure, DateTimeOffset at) =>
        consent.IsInForce(at)
        && consent.ParticipantId == disclosure.ParticipantId
        && consent.Terms.DiscloserOrganizationIds.Contains(disclosure.Scope.DiscloserOrganizationId)
        && consent.Terms.RecipientOrganizationIds.Contains(disclosure.RecipientOrganizationId)
        && consent.Terms.Purposes.Contains(disclosure.Purpose)
        && Names(consent.Terms, disclosure.Scope.Category);

    // Records are of no use to the recipient without knowing whose they are.
    private static bool Names(ConsentTerms terms, DisclosureCategory category) =>
        category == DisclosureCategory.Identity
            ? terms.Categories.Any(named => named != DisclosureCategory.Identity)
            : terms.Categories.Contains(category);
}
