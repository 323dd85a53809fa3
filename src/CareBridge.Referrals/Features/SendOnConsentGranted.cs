using CareBridge.Contracts.Consent;
using CareBridge.Contracts.Referrals;
using CareBridge.Platform.Domain;
using CareBridge.Platform.Messaging;
using CareBridge.Referrals.Storage;
using Microsoft.EntityFrameworkCore;

namespace CareBridge.Referrals.Features;

internal sealed class SendOnConsentGranted(
    ReferralsDbContext store, ReferralDisclosures disclosures, TimeProvider time) : IReaction<ConsentChanged>
{
    public async Task HandleAsync(ConsentChanged message, CancellationToken cancellation)
    {
        if (message.Status != ConsentStatus.Granted) return;
        if (!message.Categories.Contains(DisclosureCategory.Referrals)) return;

        var waiting = await store.Referrals.NamedIn(message)
            .Where(r => r.Status == ReferralStatus.AwaitingConsent)
            .ToListAsync(cancellation);
        foreach (var referral in waiting)
        {
            // The message may be old news: only what Consent says now counts.
            if (await disclosures.MaySendAsync(referral, cancellation)) referral.Send(time.Now());
        }
    }
}
