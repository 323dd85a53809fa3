using CareBridge.Consent.Domain;
using CareBridge.Contracts.Consent;
using CareBridge.Platform.Domain;
using CareBridge.Platform.Security;
using Microsoft.EntityFrameworkCore;

namespace CareBridge.Consent.Storage;

internal static class ConsentQueries
{
    public static void AddConsent(this ConsentDbContext store, ConsentRecord consent)
    {
        store.Consents.Add(consent);
        var parties = consent.Asked.DiscloserOrganizationIds.Append(consent.RequestingOrganizationId).Distinct();
        store.Parties.AddRange(parties.Select(
            organization => new ConsentParty { ConsentId = consent.Id, OrganizationId = organization }));
    }

    /// <summary>What the caller may know of: a participant their own, staff their organization's.</summary>
    public static IQueryable<ConsentRecord> ConsentsVisibleTo(this ConsentDbContext store, Caller caller)
    {
        if (caller.Role == Role.Participant) return store.Consents.Where(c => c.ParticipantId == caller.Id);
        var organization = caller.Organization;
        return store.Consents.Where(
            c => store.Parties.Any(p => p.OrganizationId == organization && p.ConsentId == c.Id));
    }

    /// <summary>The participant's own consent; to everybody else there is none.</summary>
    public static async Task<ConsentRecord> RequireOwnConsentAsync(
        this ConsentDbContext store, Guid id, Guid participantId, CancellationToken cancellation) =>
        await store.Consents.SingleOrDefaultAsync(c => c.Id == id && c.ParticipantId == participantId, cancellation)
            ?? throw new NotFoundException("consent");

    /// <summary>What the participants have granted; whether it has run out is for the decision to see.</summary>
    public static Task<List<ConsentRecord>> GrantedByAsync(
        this ConsentDbContext store, List<Guid> participantIds, CancellationToken cancellation) =>
        store.Consents.AsNoTracking()
            .Where(c => participantIds.Contains(c.ParticipantId) && c.Status == ConsentStatus.Granted)
            .ToListAsync(cancellation);
}
