using CareBridge.Consent.Domain;
using CareBridge.Contracts.Consent;

namespace CareBridge.Tests.Consent;

/// <summary>Valid objects of the consent domain.</summary>
internal static class MakeConsent
{
    public static ConsentRecord Requested(
        Guid participant, ConsentTerms terms, DateTimeOffset at, Guid? referral = null) =>
        ConsentRecord.Request(Request(participant, terms) with { ReferralId = referral }, at);

    public static ConsentRequest Request(Guid participant, ConsentTerms terms) => new()
    {
        Id = Guid.CreateVersion7(),
        ParticipantId = participant,
        Terms = terms,
        RequestedBy = Guid.CreateVersion7(),
        RequestingOrganizationId = terms.DiscloserOrganizationIds.FirstOrDefault(),
    };

    public static ConsentGrant Grant(DateTimeOffset? expiresAt) => new()
    {
        ExpiresAt = expiresAt,
        SignedName = "Jo Rivers",
        RightToRevokeRead = true,
        RedisclosureRead = true,
        RefusalRead = true,
    };

    public static void Revoke(this ConsentRecord consent, DateTimeOffset at) =>
        consent.Revoke(Revocation.InCareBridge(consent.ParticipantId, at), at);

    public static ConsentState State(
        IEnumerable<ConsentRecord> consents,
        IEnumerable<Restriction>? restrictions = null,
        IEnumerable<BreakGlassAccess>? breakGlass = null) =>
        new([.. consents], [.. restrictions ?? []], [.. breakGlass ?? []]);

    public static BreakGlassAccess BreakGlass(
        Guid participant,
        Guid openedBy,
        Guid organization,
        IReadOnlyList<Guid> holders,
        DateTimeOffset at,
        params DisclosureCategory[] categories) =>
        BreakGlassAccess.Open(
            new BreakGlassRequest
            {
                Id = Guid.CreateVersion7(),
                ParticipantId = participant,
                OpenedBy = openedBy,
                OrganizationId = organization,
                HolderOrganizationIds = holders,
                Facility = "Emergency department",
                NatureCode = "overdose",
                Reason = "Found unconscious.",
                Categories = categories,
            },
            at);
}
