using CareBridge.Contracts.Consent;
using CareBridge.Platform.Messaging;
using CareBridge.Referrals.Storage;

namespace CareBridge.Referrals.Features;

/// <summary>A receiver was verified, or is not any more: what waits for it goes, what is on its way waits.</summary>
internal sealed class FollowStanding(ReferralsDbContext store, FollowConsent consent)
    : IReaction<RecipientStandingChanged>
{
    public Task HandleAsync(RecipientStandingChanged message, CancellationToken cancellation) => consent.FollowAsync(
        store.Referrals.Where(r => r.ReceivingOrganizationId == message.OrganizationId), cancellation);
}
