using CareBridge.Consent.Domain;
using CareBridge.Contracts.Consent;

namespace CareBridge.Consent.Storage;

internal static class BreakGlassQueries
{
    /// <summary>
    /// Keeps a use and tells the privacy officers on both sides and, when that is safe, the participant.
    /// </summary>
    public static void AddBreakGlass(this ConsentDbContext store, BreakGlassAccess access)
    {
        store.BreakGlass.Add(access);
        store.BreakGlassHolders.AddRange(BreakGlassHolder.Of(access));
        foreach (var organization in access.HolderOrganizationIds.Append(access.OrganizationId).Distinct())
        {
            store.Tell(Notice.Of(
                NoticeKind.BreakGlassOpened,
                NoticeAudience.PrivacyOfficers,
                organization,
                access.Id,
                access.OpenedAt));
        }
        if (access.ParticipantToldAt is not null) store.TellParticipant(access, access.OpenedAt);
    }

    public static void TellParticipant(this ConsentDbContext store, BreakGlassAccess access, DateTimeOffset at) =>
        store.Tell(Notice.Of(
            NoticeKind.BreakGlassOpened, NoticeAudience.Participant, access.ParticipantId, access.Id, at));

    /// <summary>Uses that opened the organization's records.</summary>
    public static IQueryable<BreakGlassAccess> BreakGlassOf(this ConsentDbContext store, Guid holder) =>
        store.BreakGlass.Where(
            a => store.BreakGlassHolders.Any(h => h.AccessId == a.Id && h.OrganizationId == holder));

    /// <summary>
    /// The accounting as the participant may read it: without what rests on a use that they must not hear of yet.
    /// </summary>
    public static IQueryable<DisclosureRecord> AsToldToParticipant(
        this ConsentDbContext store, IQueryable<DisclosureRecord> lines) => lines.Where(
        d => d.BreakGlassId == null
            || !store.BreakGlass.Any(a => a.Id == d.BreakGlassId && a.ParticipantToldAt == null));
}
