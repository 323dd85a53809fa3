using CareBridge.Contracts.Referrals;
using CareBridge.Platform.Messaging;
using CareBridge.Referrals.Storage;
using Microsoft.EntityFrameworkCore;

namespace CareBridge.Referrals.Features;

/// <summary>
/// A consent may end between the decision to send, to release or to withhold and the save, when
/// <see cref="FollowConsent"/> has nothing to change yet; so may another begin. Asked again after the save, Consent
/// either knows of it or has yet to announce it.
/// </summary>
internal sealed class HoldWhenSentTooLate(
    ReferralsDbContext store, ReferralDisclosures disclosures, Acts acts) : IReaction<ReferralChanged>
{
    public async Task HandleAsync(ReferralChanged message, CancellationToken cancellation)
    {
        var isDecided = message.Status == ReferralStatus.Sent
            || message.Action is ReferralAction.Released or ReferralAction.Withheld;
        if (!isDecided) return;

        var referral = await store.Referrals.SingleAsync(r => r.Id == message.ReferralId, cancellation);
        if (referral.Status == message.Status)
            referral.Follow(await disclosures.MaySendAsync(referral, cancellation), acts.Own());
    }
}
