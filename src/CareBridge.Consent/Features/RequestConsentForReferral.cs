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
        if (message.Status != ReferralStatus.AwaitingConsent) return;

        var now = time.GetUtcNow();
        var state = await store.StateOfAsync(
            [message.ParticipantId], [message.ReceivingOrganizationId], now, cancellation);
        var decision = DisclosureDecisions.Decide(state, Proposed(message), now);
        // It waits for the receiver to be verified, and for nobody's consent.
        if (decision.Grounds == DenialGrounds.RecipientNotVerified) return;
        if (decision is { IsPermitted: true, Consent: { } consent })
        {
            store.Announce(consent.ToMessage());
            return;
        }
        // Asked once for each referral: a participant who declined or revoked has answered.
        var id = ConsentIdFor(message.ReferralId);
        if (await store.Consents.SingleOrDefaultAsync(c => c.Id == id, cancellation) is { } asked)
        {
            if (asked.ReferralId == message.ReferralId) return;
            throw new InvalidOperationException(
                $"Referral {message.ReferralId} waits for nothing: its consent's place {id} is taken by another.");
        }
        store.AddConsent(
            ConsentRecord.Request(Request(id, message), now), [message.ReferringOrganizationId]);
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

    private static ProposedDisclosure Proposed(ReferralChanged referral) => new(
        referral.ParticipantId,
        new DisclosureScope(referral.ReferringOrganizationId, DisclosureCategory.Referrals),
        referral.ReceivingOrganizationId,
        RecipientId: null,
        PurposeOfUse.Treatment);

    private static ConsentRequest Request(Guid id, ReferralChanged referral) => new()
    {
        Id = id,
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
