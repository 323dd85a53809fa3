using CareBridge.Contracts.Crisis;
using CareBridge.Platform.Domain;
using CareBridge.Platform.Messaging;
using CareBridge.Platform.Security;
using CareBridge.Portal.Domain;
using CareBridge.Portal.Storage;
using Microsoft.EntityFrameworkCore;

namespace CareBridge.Portal.Features.Notices;

/// <summary>A crisis team, and those who run the deployment, hear ahead of time that too few are on call.</summary>
internal sealed class NotifyOfCover(PortalDbContext store, Notifier notifier, TimeProvider time)
    : IReaction<CoverMissing>
{
    public async Task HandleAsync(CoverMissing message, CancellationToken cancellation)
    {
        var (now, team) = (time.Now(), message.CrisisTeamId);
        if (message.Until <= now) return;
        var people = store.Accounts.Where(account => account.Role == Role.Administrator
            || (account.OrganizationId == team && account.Role == Role.CrisisResponder));
        var news = new News(NoticeKind.CoverMissing, message.GapId, $"{message.Stage}", IsOwn: true)
        {
            PassesAt = message.Until,
        };
        // Also when it is covered: what comes later, out of order, tells nobody then.
        await notifier.TellAsync(news, people, cancellation);
        if (message.ClosedAt is null) return;
        var ids = await people.Select(account => account.Id).ToListAsync(cancellation);
        var notices = (
            from id in ids
            from stage in Enum.GetValues<CoverStage>()
            select Notice.IdOf(news.Kind, news.SubjectId, $"{stage}", id)).ToList();
        await store.Notices.Where(n => notices.Contains(n.Id)).LoadAsync(cancellation);
        foreach (var notice in store.Notices.Local) notice.Read(now);
    }
}
