using CareBridge.Contracts.Aftercare;
using CareBridge.Platform.Domain;
using CareBridge.Platform.Messaging;
using CareBridge.Platform.Security;
using CareBridge.Portal.Accounts;
using CareBridge.Portal.Domain;
using CareBridge.Portal.Storage;
using Microsoft.EntityFrameworkCore;

namespace CareBridge.Portal.Features.Notices;

/// <summary>
/// Whose turn it is to look after somebody hears that there is something to look at: first their partner, then the
/// specialists of their community; and the participant, that help is offered.
/// </summary>
internal sealed class NotifyOfWarnings(
    PortalDbContext store, Notifier notifier, Reachability reachability, ISeal seal, TimeProvider time)
    : IReaction<WarningChanged>
{
    public async Task HandleAsync(WarningChanged message, CancellationToken cancellation)
    {
        await TellStrangerAsync(message, cancellation);
        var news = new News(NoticeKind.WarningRaised, message.WarningId, $"{message.Status}", IsOwn: true);
        switch (message.Status)
        {
            case WarningStatus.PartnerTold:
                await notifier.TellAsync(
                    news, store.Accounts.Where(account => account.Id == message.PartnerId), cancellation);
                break;
            case WarningStatus.SpecialistTold:
                await TellSpecialistsAsync(message, news, cancellation);
                break;
            case WarningStatus.HelpOffered:
                await OfferHelpAsync(message, news, cancellation);
                break;
            case WarningStatus.Raised or WarningStatus.Acknowledged or WarningStatus.Ended:
                break;
        }
    }

    /// <summary>Those whom the circle names; everybody where it names none who could hear of it.</summary>
    private async Task TellSpecialistsAsync(WarningChanged message, News news, CancellationToken cancellation)
    {
        var specialists = store.Accounts.Where(account => account.OrganizationId == message.OrganizationId
            && account.Role == Role.PeerSpecialist && !account.Disabled);
        var named = message.SpecialistIds.ToList();
        var theirs = specialists.Where(account => named.Contains(account.Id));
        var kind = message.HelpWanted == true ? NoticeKind.HelpWanted : news.Kind;
        await notifier.TellAsync(
            news with { Kind = kind, Occasion = $"{news.Occasion} {message.SpecialistToldAt?.UtcTicks}" },
            await theirs.AnyAsync(cancellation) ? theirs : specialists,
            cancellation);
    }

    /// <summary>Where the participant does not hear of the offer at once, their specialists have to make it.</summary>
    private async Task OfferHelpAsync(WarningChanged message, News news, CancellationToken cancellation)
    {
        var participant = store.Accounts.Where(
            account => account.Id == message.ParticipantId && !account.Disabled);
        var account = await participant.AsNoTracking().SingleOrDefaultAsync(cancellation);
        if (account is not null)
            await notifier.TellAsync(news with { Kind = NoticeKind.HelpOffered }, participant, cancellation);
        if (account is null || !await HearsOfOffersAsync(account, cancellation))
            await TellSpecialistsAsync(message, news, cancellation);
    }

    private async Task<bool> HearsOfOffersAsync(Account participant, CancellationToken cancellation)
    {
        var preferences = await reachability.PreferencesOfAsync(participant.Id, cancellation);
        if (preferences.Terms.TimingOf(NoticeKind.HelpOffered) != NoticeTiming.AtOnce) return false;
        var contact = await store.FindContactAsync(participant.Id, seal, cancellation);
        return reachability.ChannelsOf(preferences, participant, NoticeKind.HelpOffered.IsUrgent())
            .Any(channel => contact?.Allows(channel) != false);
    }

    /// <summary>A partner without an account is sent the page to look at; not once somebody sees to it.</summary>
    private async Task TellStrangerAsync(WarningChanged message, CancellationToken cancellation)
    {
        var id = DerivedId.Of("partner notice", message.WarningId, "");
        var known = await store.Dispatches.SingleOrDefaultAsync(d => d.Id == id, cancellation);
        var now = time.Now();
        if (message.PartnerNotice is { } notice)
        {
            if (known is not null) return;
            var partner = seal.Open<PartnerNotice>(notice);
            var channel = partner.Channel switch
            {
                PartnerChannel.Email => Channel.Email,
                PartnerChannel.TextMessage => Channel.Sms,
            };
            var question = new PartnerQuestion(message.ParticipantId, message.OrganizationId, partner.PartnershipId);
            var stranger = new Stranger(partner.Address, LanguageOf(partner), partner.Path) { Question = question };
            store.Dispatches.Add(Dispatch.ToStranger(
                id, question.AddresseeId, Wording.Notice, seal.Seal(stranger), channel, now));
        }
        else if (message.Status is not WarningStatus.Raised)
        {
            // Told late, out of order, the partner is not sent anything then.
            if (known is null) store.Dispatches.Add(Dispatch.Never(id, Channel.Email, now));
            else known.Withdraw(now);
        }
    }

    private static NoticeLanguage LanguageOf(PartnerNotice partner) =>
        partner.LanguageCode.StartsWith("es", StringComparison.OrdinalIgnoreCase)
            ? NoticeLanguage.Es
            : NoticeLanguage.En;
}
