using CareBridge.Platform.Domain;
using CareBridge.Portal.Domain;
using Microsoft.EntityFrameworkCore;

namespace CareBridge.Portal.Storage;

internal static class NoticeQueries
{
    /// <summary>What of a person's they have asked to be sent themselves since a moment.</summary>
    public static Task<int> CountAskedAsync(
        this PortalDbContext store, Guid personId, DateTimeOffset since, CancellationToken cancellation) =>
        store.Dispatches.CountAsync(
            d => d.PersonId == personId && d.CreatedAt > since && d.Only != null, cancellation);

    /// <summary>What is still news.</summary>
    public static IQueryable<Notice> Unread(this IQueryable<Notice> notices, DateTimeOffset now) =>
        notices.Where(n => n.ReadAt == null && (n.PassesAt == null || n.PassesAt > now));

    /// <summary>How a participant can be reached; null when the directory has not told yet.</summary>
    public static async Task<SafeContact?> FindContactAsync(
        this PortalDbContext store, Guid participantId, ISeal seal, CancellationToken cancellation) =>
        (await store.ContactRules.AsNoTracking()
            .SingleOrDefaultAsync(r => r.ParticipantId == participantId, cancellation))?.Open(seal);

    /// <exception cref="NotFoundException">There is none, or it is somebody else's.</exception>
    public static async Task<Notice> RequireNoticeAsync(
        this PortalDbContext store, Guid personId, Guid id, CancellationToken cancellation) =>
        await store.Notices.SingleOrDefaultAsync(n => n.Id == id && n.PersonId == personId, cancellation)
            ?? throw new NotFoundException("notice");
}
