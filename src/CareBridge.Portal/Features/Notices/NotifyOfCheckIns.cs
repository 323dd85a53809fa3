using CareBridge.Contracts.Aftercare;
using CareBridge.Platform.Domain;
using CareBridge.Platform.Messaging;
using CareBridge.Portal.Domain;
using CareBridge.Portal.Storage;
using Microsoft.EntityFrameworkCore;

namespace CareBridge.Portal.Features.Notices;

/// <summary>
/// The participant hears that a check-in is due, while it is; who has checked in before it was sent is sent nothing.
/// </summary>
internal sealed class NotifyOfCheckIns(PortalDbContext store, Notifier notifier, TimeProvider time)
    : IReaction<CheckInDueChanged>
{
    public async Task HandleAsync(CheckInDueChanged message, CancellationToken cancellation)
    {
        var now = time.Now();
        if (message.DueBefore <= now) return;
        var news = new News(NoticeKind.CheckInDue, message.AgreementId, $"{message.DueOn:O}", IsOwn: true)
        {
            PassesAt = message.DueBefore,
        };
        // Also when it is done: what comes later, out of order, tells nobody then.
        await notifier.TellAsync(
            news, store.Accounts.Where(account => account.Id == message.ParticipantId), cancellation);
        if (message.IsOpen) return;
        var id = Notice.IdOf(news.Kind, news.SubjectId, news.Occasion, message.ParticipantId);
        await store.Notices.Where(n => n.Id == id).LoadAsync(cancellation);
        foreach (var notice in store.Notices.Local) notice.Read(now);
    }
}
