using CareBridge.Contracts.Crisis;
using CareBridge.Platform.Domain;
using CareBridge.Platform.Messaging;
using CareBridge.Platform.Security;
using CareBridge.Portal.Accounts;
using CareBridge.Portal.Domain;
using CareBridge.Portal.Storage;
using Microsoft.EntityFrameworkCore;

namespace CareBridge.Portal.Features.Notices;

/// <summary>
/// Tells whoever Crisis pages, until it is not needed any more. It asks nobody: in an emergency the team may know
/// (42 CFR 2.51), and the page must come while Consent is down.
/// </summary>
internal sealed class NotifyOfPages(PortalDbContext store, Notifier notifier, TimeProvider time)
    : IReaction<EscalationPaged>
{
    public async Task HandleAsync(EscalationPaged message, CancellationToken cancellation)
    {
        var kind = message.IsDrill ? NoticeKind.CrisisDrill
            : message.PersonId is null && message.Purpose != PagePurpose.Alarm
                ? NoticeKind.CrisisRaised
                : NoticeKind.CrisisPage;
        var news = new News(kind, message.PageId, $"{message.Purpose}", IsOwn: false) { Link = message.Link };
        var people = PeopleOf(message);
        // Even when somebody has answered already: what comes later, out of order, pages nobody then.
        await notifier.TellAsync(news, people, cancellation);
        if (message.ClosedAt is null) return;

        var ids = await people.Select(account => account.Id).ToListAsync(cancellation);
        var notices = ids.Select(id => Notice.IdOf(news.Kind, news.SubjectId, news.Occasion, id)).ToList();
        await store.Notices.Where(n => notices.Contains(n.Id)).LoadAsync(cancellation);
        // Whoever has not been reached yet need not be.
        foreach (var notice in store.Notices.Local) notice.Read(time.Now());
    }

    private IQueryable<Account> PeopleOf(EscalationPaged message)
    {
        var (person, team) = (message.PersonId, message.CrisisTeamId);
        if (person is not null) return store.Accounts.Where(account => account.Id == person);
        return message.Purpose == PagePurpose.Alarm
            ? store.Accounts.Where(account => account.Role == Role.Administrator)
            : store.Accounts.Where(account =>
                account.OrganizationId == team && account.Role == Role.CrisisResponder);
    }
}
