using CareBridge.Contracts.Crisis;
using CareBridge.Platform.Domain;
using CareBridge.Platform.Messaging;
using CareBridge.Platform.Security;
using CareBridge.Portal.Domain;
using CareBridge.Portal.Storage;
using Microsoft.EntityFrameworkCore;

namespace CareBridge.Portal.Features.Notices;

/// <summary>
/// Pages the responders of the crisis team that an escalation goes to. It asks nobody: in an emergency the team may
/// know (42 CFR 2.51), and the page must come while Consent is down.
/// </summary>
internal sealed class NotifyOfEscalations(PortalDbContext store, Notifier notifier, TimeProvider time)
    : IReaction<EscalationChanged>
{
    public async Task HandleAsync(EscalationChanged message, CancellationToken cancellation)
    {
        if (message.CrisisTeamId is not { } team) return;
        var news = new News(NoticeKind.CrisisRaised, message.EscalationId, $"{team}", IsOwn: false);
        var responders = store.Accounts.Where(account =>
            account.OrganizationId == team && account.Role == Role.CrisisResponder);
        // Even when a responder has it already: what comes later, out of order, pages nobody then.
        await notifier.TellAsync(news, responders, cancellation);
        if (message.Status != EscalationStatus.Acknowledged) return;

        var ids = await responders.Select(account => account.Id).ToListAsync(cancellation);
        var notices = ids.Select(id => Notice.IdOf(news.Kind, news.SubjectId, news.Occasion, id)).ToList();
        await store.Notices.Where(n => notices.Contains(n.Id)).LoadAsync(cancellation);
        // Whoever has not been reached yet need not be.
        foreach (var notice in store.Notices.Local) notice.Read(time.Now());
    }
}
