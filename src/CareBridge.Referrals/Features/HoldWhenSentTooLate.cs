using CareBridge.Contracts.Referrals;
using CareBridge.Platform.Messaging;
using CareBridge.Referrals.Storage;
using Microsoft.EntityFrameworkCore;

namespace CareBridge.Referrals.Features;

/// <summary>
/// A consent may end between the decision to send and the save, when <see cref="FollowConsent"/> has nothing to
/// hold yet. Asked again after the save, Consent either knows of the end or has yet to announce it.
/// </summary>
internal sealed class HoldWhenSentTooLate(
    ReferralsDbContext store, ReferralDisclosures disclosures, Acts acts) : IReaction<ReferralChanged>
{
    public async Task HandleAsync(ReferralChanged message, CancellationToken cancellation)
    {
        if (message.Status != ReferralStatus.Sent) return;

        var referral = await store.Referrals.SingleAsync(r => r.Id == message.ReferralId, cancellation);
        if (referral.Status != ReferralStatus.Sent) return;
        if (!await disclosures.MaySendAsync(referral, cancellation)) referral.AwaitConsent(acts.Own());
    }
}
