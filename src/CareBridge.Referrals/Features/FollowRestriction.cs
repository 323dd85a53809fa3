using CareBridge.Contracts.Consent;
using CareBridge.Platform.Messaging;
using CareBridge.Referrals.Storage;

namespace CareBridge.Referrals.Features;

/// <summary>A participant's no has come or gone; what it covers only Consent knows.</summary>
internal sealed class FollowRestriction(ReferralsDbContext store, FollowConsent consent) : IReaction<RestrictionChanged>
{
    public Task HandleAsync(RestrictionChanged message, CancellationToken cancellation) => consent.FollowAsync(
        store.Referrals.Where(r => r.ParticipantId == message.ParticipantId), cancellation);
}
