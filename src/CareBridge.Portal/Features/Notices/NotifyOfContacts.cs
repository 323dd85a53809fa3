using CareBridge.Contracts.Referrals;
using CareBridge.Platform.Messaging;
using CareBridge.Portal.Domain;
using CareBridge.Portal.Storage;

namespace CareBridge.Portal.Features.Notices;

/// <summary>
/// The other side hears of a time for a first contact; both, and the participant, that it is agreed on; where the
/// participant came from, that they did not come.
/// </summary>
internal sealed class NotifyOfContacts(PortalDbContext store, Notifier notifier, ReferralSides sides)
    : IReaction<ContactChanged>
{
    public async Task HandleAsync(ContactChanged message, CancellationToken cancellation)
    {
        var byReferrer = message.ProposedByOrganizationId == message.ReferringOrganizationId;
        var (referrer, receiver, participant) = message.Status switch
        {
            ContactStatus.Proposed => (!byReferrer, byReferrer, false),
            ContactStatus.Confirmed => (true, true, true),
            ContactStatus.Missed => (true, false, false),
            ContactStatus.Kept or ContactStatus.Withdrawn => (false, false, false),
        };
        // A time that is named again is news again.
        var own = new News(
            NoticeKind.FirstContact, message.ContactId, $"{message.Status} {message.StartsAt.UtcTicks}", IsOwn: true);
        if (referrer) await notifier.TellAsync(own, sides.Referrer(message), cancellation);
        if (receiver)
        {
            await notifier.TellAsync(
                own with { IsOwn = false }, await sides.ReceiverAsync(message, cancellation), cancellation);
        }
        if (participant)
        {
            await notifier.TellAsync(
                own, store.Accounts.Where(account => account.Id == message.ParticipantId), cancellation);
        }
    }
}
