using CareBridge.Consent.Domain;
using CareBridge.Consent.Storage;
using CareBridge.Contracts.Consent;
using CareBridge.Contracts.Referrals;
using CareBridge.Platform.Domain;
using CareBridge.Platform.Messaging;
using Microsoft.EntityFrameworkCore;

namespace CareBridge.Consent.Features;

/// <summary>
/// A referral that waits for consent gets one asked for, until it is over. If a consent covers it already, the referral
/// was submitted while that was being granted, and may have missed the news: the news is told again.
/// </summary>
internal sealed class RequestConsentForReferral(ConsentDbContext store, TimeProvider time) : IReaction<ReferralChanged>
{
    public async Task HandleAsync(ReferralChanged message, CancellationToken cancellation)
    {
        if (!await store.IsNewsAsync(message.ReferralId, message.Version, cancellation)) return;
        if (message.Status is ReferralStatus.Declined or ReferralStatus.Completed or ReferralStatus.Cancelled)
            await CloseAsync(message.ReferralId, cancellation);
        if (message.Status == ReferralStatus.AwaitingConsent)
            await store.AskAsync(Request(message), time.GetUtcNow(), cancellation);
        else
            await store.ForgetAsync(message.ReferralId, cancellation);
    }

    /// <summary>Nobody need answer for a referral that is over, and what was granted until then has ended.</summary>
    private async Task CloseAsync(Guid referralId, CancellationToken cancellation)
    {
        var now = time.GetUtcNow();
        var asked = await store.Consents.Where(c => c.ReferralId == referralId).ToListAsync(cancellation);
        foreach (var consent in asked)
        {
            if (consent.Status == ConsentStatus.Requested) consent.Withdraw(now);
            else consent.Expire(ExpiryEvent.ReferralClosed, now);
        }
    }

    internal static Guid ConsentIdFor(Guid referralId) => DerivedId.Of("consent for referral", referralId);

    private static ConsentRequest Request(ReferralChanged referral) => new()
    {
        Id = ConsentIdFor(referral.ReferralId),
        ParticipantId = referral.ParticipantId,
        Terms = new ConsentTerms
        {
            DiscloserOrganizationIds = [referral.ReferringOrganizationId],
            RecipientOrganizationIds = [referral.ReceivingOrganizationId],
            Categories =
                [DisclosureCategory.Referrals, DisclosureCategory.Engagement, DisclosureCategory.CheckInScores],
            Purposes = [PurposeOfUse.Treatment, PurposeOfUse.CareManagement],
        },
        RequestedBy = referral.RequesterId,
        RequestingOrganizationId = referral.ReferringOrganizationId,
        ReferralId = referral.ReferralId,
    };
}
