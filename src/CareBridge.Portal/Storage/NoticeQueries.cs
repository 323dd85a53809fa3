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

    /// <exception cref="NotFoundException">There is none, or it is somebody else's.</exception>
    public static async Task<Notice> RequireNoticeAsync(
        this PortalDbContext store, Guid personId, Guid id, CancellationToken cancellation) =>
        await store.Notices.SingleOrDefaultAsync(n => n.Id == id && n.PersonId == personId, cancellation)
            ?? throw new NotFoundException("notice");
}
