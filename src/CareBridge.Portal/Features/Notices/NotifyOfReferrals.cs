using CareBridge.Contracts.Consent;
using CareBridge.Contracts.Referrals;
using CareBridge.Platform.Messaging;
using CareBridge.Portal.Domain;
using CareBridge.Portal.Storage;

namespace CareBridge.Portal.Features.Notices;

/// <summary>
/// Staff of the receiving organization hear that a referral waits for them, or does not any more; whoever referred, how
/// it was answered.
/// </summary>
internal sealed class NotifyOfReferrals(PortalDbContext store, Notifier notifier, Permission permission)
    : IReaction<ReferralChanged>
{
    public Task HandleAsync(ReferralChanged message, CancellationToken cancellation)
    {
        // One that waited for consent again and is sent anew is news again.
        var sent = $"{message.Status} {message.SentAt?.UtcTicks}";
        return message.Status switch
        {
            ReferralStatus.Sent => TellReceiverAsync(NoticeKind.ReferralWaiting),
            ReferralStatus.Cancelled when message.SentAt is not null =>
                TellReceiverAsync(NoticeKind.ReferralCancelled),
            ReferralStatus.Accepted or ReferralStatus.Declined or ReferralStatus.Completed => notifier.TellAsync(
                new News(NoticeKind.ReferralAnswered, message.ReferralId, sent, IsOwn: true),
                store.Accounts.Where(account => account.Id == message.RequesterId),
                cancellation),
            _ => Task.CompletedTask,
        };

        async Task TellReceiverAsync(NoticeKind kind) => await notifier.TellAsync(
            new News(kind, message.ReferralId, sent, IsOwn: false),
            await permission.StaffAsync(
                message.ReceivingOrganizationId,
                message.ParticipantId,
                new DisclosureScope(message.ReferringOrganizationId, DisclosureCategory.Referrals),
                cancellation),
            cancellation);
    }
}
