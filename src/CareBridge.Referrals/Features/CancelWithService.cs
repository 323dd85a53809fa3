using CareBridge.Contracts.Directory;
using CareBridge.Contracts.Referrals;
using CareBridge.Platform.Messaging;
using CareBridge.Referrals.Storage;
using Microsoft.EntityFrameworkCore;

namespace CareBridge.Referrals.Features;

/// <summary>
/// What an organization that was linked to somebody by mistake has referred them for is called off, unless a receiver
/// has accepted it and sees to them. The message may be old news: only whom Directory names now counts.
/// </summary>
internal sealed class CancelWithService(ReferralsDbContext store, IDirectory directory, Acts acts)
    : IReaction<ParticipantChanged>
{
    public async Task HandleAsync(ParticipantChanged message, CancellationToken cancellation)
    {
        if (message.RetractedIn == 0) return;
        var open = await store.Referrals
            .Where(r => r.ParticipantId == message.ParticipantId
                && (r.Status == ReferralStatus.Draft
                    || r.Status == ReferralStatus.AwaitingConsent
                    || r.Status == ReferralStatus.Sent
                    || r.Status == ReferralStatus.Received
                    || r.Status == ReferralStatus.NeedsInfo))
            .ToListAsync(cancellation);
        if (open.Count == 0) return;
        var participant = await directory.FindParticipantAsync(
            new FindParticipant(message.ParticipantId), cancellation);
        foreach (var referral in open.Where(r => !participant.OrganizationIds.Contains(r.ReferringOrganizationId)))
            referral.Cancel(acts.Own());
    }
}
