using CareBridge.Consent.Domain;

namespace CareBridge.Tests.Consent;

/// <summary>Valid objects of the consent domain.</summary>
internal static class MakeConsent
{
    public static ConsentRecord Requested(Guid participant, ConsentTerms terms, DateTimeOffset at) =>
        ConsentRecord.Request(Request(participant, terms), at);

    public static ConsentRequest Request(Guid participant, ConsentTerms terms) => new()
    {
        Id = Guid.CreateVersion7(),
        ParticipantId = participant,
        Terms = terms,
        RequestedBy = Guid.CreateVersion7(),
        RequestingOrganizationId = terms.DiscloserOrganizationIds.FirstOrDefault(),
    };

    public static ConsentGrant Grant(DateTimeOffset expiresAt) => new()
    {
        ExpiresAt = expiresAt,
        SignedName = "Jo Rivers",
        RightToRevokeRead = true,
        RedisclosureRead = true,
        RefusalRead = true,
    };
}
