using CareBridge.Platform.Domain;
using CareBridge.Portal.Domain;
using CareBridge.Portal.Storage;
using Microsoft.EntityFrameworkCore;

namespace CareBridge.Portal.Features.Notices;

/// <summary>
/// What waited for quiet hours to end, or for a digest, may not be told any more when its time comes: a notice without
/// a name still tells that there is somebody.
/// </summary>
internal sealed class RecallNotices(PortalDbContext store, Permission permission, ISeal seal, TimeProvider time)
{
    /// <summary>
    /// Takes back those in the dispatch that its person may not hear of now, as if they had read them; of somebody
    /// without an account the dispatch itself.
    /// </summary>
    /// <exception cref="UnavailableException">Consent does not answer.</exception>
    public async Task RecallAsync(Dispatch dispatch, CancellationToken cancellation)
    {
        if (dispatch.Addressee is { } addressee
            && seal.Open<Stranger>(addressee).Question is { } question
            && !await permission.MayHearAsync(question, cancellation))
            dispatch.End(DispatchStatus.Unneeded, time.Now());
        var asked = await store.Notices.Where(n => n.DispatchId == dispatch.Id && n.Question != null)
            .Unread(time.Now()).ToListAsync(cancellation);
        foreach (var alike in asked.GroupBy(notice => seal.Open<NoticeQuestion>(notice.Question!)))
        {
            if (await permission.MayHearAsync(alike.Key, dispatch.PersonId, cancellation)) continue;
            foreach (var notice in alike) notice.Read(time.Now());
        }
        await store.SaveChangesAsync(cancellation);
    }
}
