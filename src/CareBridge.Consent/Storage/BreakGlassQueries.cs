using CareBridge.Consent.Domain;

namespace CareBridge.Consent.Storage;

internal static class BreakGlassQueries
{
    /// <summary>
    /// Keeps a use and tells the privacy officers on both sides and, when that is safe, the participant.
    /// </summary>
    public static void AddBreakGlass(this ConsentDbContext store, BreakGlassAccess access)
    {
        store.BreakGlass.Add(access);
        foreach (var organization in new[] { access.HolderOrganizationId, access.OrganizationId }.Distinct())
        {
            store.Notices.Add(Notice.Of(
                NoticeKind.BreakGlassOpened,
                NoticeAudience.PrivacyOfficers,
                organization,
                access.Id,
                access.OpenedAt));
        }
        if (access.ParticipantToldAt is not null) store.TellParticipant(access, access.OpenedAt);
    }

    public static void TellParticipant(this ConsentDbContext store, BreakGlassAccess access, DateTimeOffset at) =>
        store.Notices.Add(Notice.Of(
            NoticeKind.BreakGlassOpened, NoticeAudience.Participant, access.ParticipantId, access.Id, at));
}
