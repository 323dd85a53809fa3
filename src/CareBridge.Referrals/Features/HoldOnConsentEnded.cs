using CareBridge.Contracts.Consent;
using CareBridge.Contracts.Referrals;
using CareBridge.Platform.Domain;
using CareBridge.Platform.Messaging;
using CareBridge.Referrals.Storage;
using Microsoft.EntityFrameworkCore;

namespace CareBridge.Referrals.Features;

/// <summary>
/// Takes back what the receiving organization has not accepted yet; what it has accepted stays open in name, and each
/// look at it is refused.
/// </summary>
internal sealed class HoldOnConsentEnded(
    ReferralsDbContext store, ReferralDisclosures disclosures, TimeProvider time) : IReaction<ConsentChanged>
{
    public async Task HandleAsync(ConsentChanged message, CancellationToken cancellation)
    {
        if (message.Status is not (ConsentStatus.Revoked or ConsentStatus.Expired)) return;

        var open = await store.Referrals.NamedIn(message)
            .Where(r => r.Status == ReferralStatus.Sent || r.Status == ReferralStatus.Received)
            .ToListAsync(cancellation);
        foreach (var referral in open)
        {
            // Another consent may cover it still.
            if (!await disclosures.MaySendAsync(referral, cancellation)) referral.AwaitConsent(time.Now());
        }
    }
}
