using CareBridge.Exchange.Features.Rest;

namespace CareBridge.Exchange.Storage;

/// <summary>Whose consents name an organization as recipient: where to look, not what may be shown.</summary>
internal static class ConsentedQueries
{
    /// <summary>The consents, in force or not; found by the organization, so that others' cost nothing.</summary>
    public static IQueryable<ResourceHead> ConsentsNaming(this ExchangeDbContext store, Guid organizationId) =>
        from party in store.Parties
        where party.OrganizationId == organizationId
            && party.Type == ServedTypes.Consent && party.Role == PartyRole.Recipient
        join head in store.Heads on new { party.Type, party.Id } equals new { head.Type, head.Id }
        select head;
}
