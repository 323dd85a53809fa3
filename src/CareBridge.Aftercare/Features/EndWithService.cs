using CareBridge.Aftercare.Domain;
using CareBridge.Aftercare.Storage;
using CareBridge.Contracts.Aftercare;
using CareBridge.Contracts.Directory;
using CareBridge.Platform.Domain;
using CareBridge.Platform.Messaging;
using Microsoft.EntityFrameworkCore;

namespace CareBridge.Aftercare.Features;

/// <summary>
/// An organization that was linked to somebody by mistake goes along with them no longer: support, check-ins, partners
/// and warnings end. A warning whose participant asked for help stays until somebody has seen to it. The message may be
/// old news: only whom Directory names now counts.
/// </summary>
internal sealed class EndWithService(AftercareDbContext store, IDirectory directory, TimeProvider time)
    : IReaction<ParticipantChanged>
{
    public async Task HandleAsync(ParticipantChanged message, CancellationToken cancellation)
    {
        if (message.RetractedIn == 0) return;
        var now = time.Now();
        var participantId = message.ParticipantId;
        var serving = (await directory.FindParticipantAsync(new FindParticipant(participantId), cancellation))
            .OrganizationIds;
        var left = new HashSet<Guid>();

        foreach (var support in await store.Supports
            .Where(s => s.ParticipantId == participantId && !serving.Contains(s.OrganizationId)
                && (s.Status == SupportStatus.Active || s.Status == SupportStatus.OnHold))
            .ToListAsync(cancellation))
        {
            var today = DateOnly.FromDateTime(now.UtcDateTime);
            support.Finish(support.BegunOn > today ? support.BegunOn : today, now);
            left.Add(support.OrganizationId);
        }
        foreach (var agreement in await store.Agreements
            .Where(a => a.ParticipantId == participantId && !serving.Contains(a.OrganizationId)
                && a.Status != AgreementStatus.Ended)
            .ToListAsync(cancellation))
        {
            agreement.MoveTo(AgreementStatus.Ended, now);
            left.Add(agreement.OrganizationId);
        }
        foreach (var partnership in await store.Partnerships
            .Where(p => p.ParticipantId == participantId && !serving.Contains(p.OrganizationId)
                && p.Status != PartnershipStatus.Ended)
            .ToListAsync(cancellation))
            await store.EndAsync(partnership, now, cancellation);
        foreach (var warning in await store.Warnings
            .Where(w => w.ParticipantId == participantId && !serving.Contains(w.OrganizationId)
                && w.Status != WarningStatus.Ended && w.HelpWanted != true)
            .ToListAsync(cancellation))
            warning.Finish(WarningEnd.LeftCare, endedBy: null, now);
        foreach (var organization in left) store.RequestReview(participantId, organization, now);
    }
}
