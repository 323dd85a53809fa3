using CareBridge.Contracts.Consent;
using CareBridge.Platform.Messaging;
using CareBridge.Referrals.Domain;
using CareBridge.Referrals.Storage;
using Microsoft.EntityFrameworkCore;

namespace CareBridge.Referrals.Features;

/// <summary>
/// A consent has changed, so referrals that waited may go and those on their way may have to come back. The message may
/// be old news: only what Consent says now counts.
/// </summary>
internal sealed class FollowConsent(ReferralsDbContext store, ReferralDisclosures disclosures, Acts acts)
    : IReaction<ConsentChanged>
{
    public async Task HandleAsync(ConsentChanged message, CancellationToken cancellation)
    {
        var concerns = message.Status is ConsentStatus.Granted or ConsentStatus.Revoked or ConsentStatus.Expired
            && message.Categories.Contains(DisclosureCategory.Referrals);
        if (concerns) await FollowAsync(store.Referrals.NamedIn(message), cancellation);
    }

    public async Task FollowAsync(IQueryable<Referral> concerned, CancellationToken cancellation)
    {
        foreach (var referral in await concerned.UnderConsent().ToListAsync(cancellation))
            referral.Follow(await disclosures.MaySendAsync(referral, cancellation), acts.Own());
    }
}
