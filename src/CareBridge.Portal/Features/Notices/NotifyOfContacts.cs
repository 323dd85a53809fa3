using CareBridge.Contracts.Referrals;
using CareBridge.Platform.Messaging;
using CareBridge.Portal.Domain;
using CareBridge.Portal.Storage;

namespace CareBridge.Portal.Features.Notices;

/// <summary>
/// The other side hears of a time for a first contact; both, and the participant, that it is agreed on, and when what
/// was agreed on is not to be any more; both, what the participant says to it; where the participant came from, that
/// they did not come. The participant is sent a link to reply with.
/// </summary>
internal sealed class NotifyOfContacts(PortalDbContext store, Notifier notifier, ReferralSides sides)
    : IReaction<ContactChanged>
{
    public async Task HandleAsync(ContactChanged message, CancellationToken cancellation)
    {
        var (referrer, receiver, participant) = Concerned(message);
        var news = new News(NoticeKind.FirstContact, message.ContactId, Occasion(message), IsOwn: true);
        if (referrer) await notifier.TellAsync(news, sides.Referrer(message), cancellation);
        if (receiver)
        {
            await notifier.TellAsync(
                news with { IsOwn = false, Question = ReferralSides.Question(message) },
                await sides.ReceiverAsync(message, cancellation),
                cancellation);
        }
        if (participant && message.ActorId != message.ParticipantId)
        {
            await notifier.TellAsync(
                news with { Link = message.Link },
                store.Accounts.Where(account => account.Id == message.ParticipantId),
                cancellation);
        }
    }

    /// <summary>The participant has said something, and that is all of it.</summary>
    private static bool IsReply(ContactChanged message) =>
        message.ActorId == message.ParticipantId && message.RepliedAt == message.ChangedAt;

    private static (bool Referrer, bool Receiver, bool Participant) Concerned(ContactChanged message)
    {
        if (IsReply(message)) return (true, true, false);
        var wasAgreedOn = message.AgreedAt is not null;
        var byReferrer = message.ProposedByOrganizationId == message.ReferringOrganizationId;
        return message.Status switch
        {
            ContactStatus.Proposed => (!byReferrer, byReferrer, wasAgreedOn),
            ContactStatus.Confirmed => (true, true, true),
            ContactStatus.Missed => (true, false, false),
            ContactStatus.Withdrawn => (
                wasAgreedOn && message.ActingOrganizationId != message.ReferringOrganizationId,
                wasAgreedOn && message.ActingOrganizationId != message.ReceivingOrganizationId,
                wasAgreedOn),
            ContactStatus.Kept => (false, false, false),
        };
    }

    /// <summary>A time that is named again later, or confirmed again, is news again.</summary>
    private static string Occasion(ContactChanged message)
    {
        if (IsReply(message)) return $"{message.Reply} {message.RepliedAt?.UtcTicks}";
        DateTimeOffset?[] confirmed = [message.ReferringConfirmedAt, message.ReceivingConfirmedAt];
        return $"{message.Status} {message.StartsAt.UtcTicks} {confirmed.Max()?.UtcTicks}";
    }
}
