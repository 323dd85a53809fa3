using CareBridge.Consent.Domain;
using CareBridge.Contracts.Consent;
using CareBridge.Contracts.Directory;
using CareBridge.Platform.Domain;
using CareBridge.Platform.Security;
using CareBridge.Platform.Storage;
using Microsoft.EntityFrameworkCore;

namespace CareBridge.Consent.Storage;

internal static class ConsentQueries
{
    // Asked before everything that leaves, and so translated once.

    /// <summary>What has run out is for the decision to see; what can never permit again need not be read.</summary>
    private static readonly Func<ConsentDbContext, List<Guid>, IAsyncEnumerable<ConsentRecord>> Granted =
        EF.CompileAsyncQuery((ConsentDbContext store, List<Guid> participants) => store.Consents.AsNoTracking()
            .Where(c => participants.Contains(c.ParticipantId) && c.Status == ConsentStatus.Granted));

    private static readonly Func<ConsentDbContext, List<Guid>, IAsyncEnumerable<Restriction>> InForce =
        EF.CompileAsyncQuery((ConsentDbContext store, List<Guid> participants) => store.Restrictions.AsNoTracking()
            .Where(r => participants.Contains(r.ParticipantId) && r.Status == RestrictionStatus.InForce));

    private static readonly Func<ConsentDbContext, List<Guid>, DateTimeOffset, IAsyncEnumerable<BreakGlassAccess>>
        OpenedBreakGlass = EF.CompileAsyncQuery(
            (ConsentDbContext store, List<Guid> participants, DateTimeOffset at) => store.BreakGlass.AsNoTracking()
                .Where(a => participants.Contains(a.ParticipantId) && a.ExpiresAt > at));

    private static readonly Func<ConsentDbContext, List<Guid>, IAsyncEnumerable<KnownOrganization>> Unverified =
        EF.CompileAsyncQuery((ConsentDbContext store, List<Guid> recipients) => store.Organizations.AsNoTracking()
            .Where(o => recipients.Contains(o.Id) && o.Verification != OrganizationVerification.Verified));

    /// <param name="servedBy">
    /// Who serves the participant. Whoever is named as discloser and does not may not hear of them: asking would tell.
    /// </param>
    public static void AddConsent(
        this ConsentDbContext store, ConsentRecord consent, IReadOnlyList<Guid> servedBy)
    {
        store.Consents.Add(consent);
        var parties = consent.Asked.DiscloserOrganizationIds.Where(servedBy.Contains)
            .Append(consent.RequestingOrganizationId).Distinct();
        store.Parties.AddRange(parties.Select(
            organization => new ConsentParty { ConsentId = consent.Id, OrganizationId = organization }));
        store.Recipients.AddRange(ConsentRecipient.Of(consent));
    }

    /// <summary>Granted ones that were to name the organization as recipient.</summary>
    public static IQueryable<ConsentRecord> GrantedTo(this ConsentDbContext store, Guid organizationId) =>
        store.Consents.Where(c => c.Status == ConsentStatus.Granted
            && store.Recipients.Any(r => r.OrganizationId == organizationId && r.ConsentId == c.Id));

    /// <summary>Notes that a version of something elsewhere is taken.</summary>
    /// <returns>False when one that is as new was taken before.</returns>
    public static async Task<bool> IsNewsAsync(
        this ConsentDbContext store, Guid subjectId, long version, CancellationToken cancellation)
    {
        var seen = await store.SeenVersions.SingleOrDefaultAsync(s => s.SubjectId == subjectId, cancellation);
        if (seen is null)
        {
            store.SeenVersions.Add(new SeenVersion { SubjectId = subjectId, Version = version });
            return true;
        }
        if (seen.Version >= version) return false;
        seen.Version = version;
        return true;
    }

    /// <summary>What the caller may know of: a participant their own, staff their organization's.</summary>
    public static IQueryable<ConsentRecord> ConsentsVisibleTo(this ConsentDbContext store, Caller caller)
    {
        if (caller.Role == Role.Participant) return store.Consents.Where(c => c.ParticipantId == caller.Id);
        var organization = caller.Organization;
        return store.Consents.Where(
            c => store.Parties.Any(p => p.OrganizationId == organization && p.ConsentId == c.Id));
    }

    /// <summary>A consent that the caller may know of; to everybody else there is none.</summary>
    public static async Task<ConsentRecord> RequireVisibleAsync(
        this ConsentDbContext store, Guid id, Caller caller, CancellationToken cancellation) =>
        await store.ConsentsVisibleTo(caller).SingleOrDefaultAsync(c => c.Id == id, cancellation)
            ?? throw new NotFoundException("consent");

    /// <summary>A consent that names the organization in any part; others cannot tell it from none.</summary>
    public static async Task<ConsentRecord> RequireNamingAsync(
        this ConsentDbContext store, Guid id, Guid organizationId, CancellationToken cancellation)
    {
        var consent = await store.Consents.SingleOrDefaultAsync(c => c.Id == id, cancellation);
        var isNamed = consent is not null
            && (consent.RequestingOrganizationId == organizationId
                || consent.Asked.DiscloserOrganizationIds.Contains(organizationId)
                // Before the grant a recipient may not even know that there is a request.
                || (consent.GrantedAt is not null && consent.Terms.RecipientOrganizationIds.Contains(organizationId)));
        return isNamed ? consent! : throw new NotFoundException("consent");
    }

    /// <summary>What a decision about telling these organizations of these participants depends on now.</summary>
    public static async Task<ConsentState> StateOfAsync(
        this ConsentDbContext store,
        List<Guid> participantIds,
        List<Guid> recipientIds,
        DateTimeOffset at,
        CancellationToken cancellation)
    {
        // As it stood at one instant: a consent from before a change and a denial from after it were never in force
        // together.
        await using var snapshot = store.Database.CurrentTransaction is null
            ? await store.Database.BeginSnapshotAsync(cancellation)
            : null;
        var consents = await Granted(store, participantIds).ToListAsync(cancellation);
        var restrictions = await InForce(store, participantIds).ToListAsync(cancellation);
        var opened = await OpenedBreakGlass(store, participantIds, at).ToListAsync(cancellation);
        var unverified = await Unverified(store, recipientIds).ToListAsync(cancellation);
        if (snapshot is not null) await snapshot.CommitAsync(cancellation);
        return new ConsentState(consents, restrictions, opened)
        {
            UnverifiedRecipients = [.. unverified.Select(organization => organization.Id)],
            DoubtedRecipients = [.. unverified.Where(one => one.IsDoubted).Select(organization => organization.Id)],
        };
    }
}
