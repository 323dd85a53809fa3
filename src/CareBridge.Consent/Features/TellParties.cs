using CareBridge.Consent.Domain;
using CareBridge.Consent.Storage;
using CareBridge.Contracts.Consent;
using CareBridge.Platform.Messaging;
using Microsoft.EntityFrameworkCore;

namespace CareBridge.Consent.Features;

/// <summary>
/// Lets those hear of a consent whom it concerns. Who has received something under it is told to stop when it ends; a
/// recipient to whom nothing was ever disclosed must not even learn that there was anybody.
/// </summary>
internal sealed class TellParties(ConsentDbContext store) : IReaction<ConsentChanged>
{
    public async Task HandleAsync(ConsentChanged message, CancellationToken cancellation)
    {
        foreach (var (kind, audience, addressee) in await NoticesAsync(message, cancellation))
        {
            // The same state may be announced more than once.
            var isTold = await store.Notices.AnyAsync(
                n => n.AddresseeId == addressee && n.SubjectId == message.ConsentId && n.Kind == kind
                    && n.Audience == audience,
                cancellation);
            if (!isTold) store.Notices.Add(Notice.Of(kind, audience, addressee, message.ConsentId, message.ChangedAt));
        }
    }

    private async Task<List<(NoticeKind Kind, NoticeAudience Audience, Guid Addressee)>> NoticesAsync(
        ConsentChanged message, CancellationToken cancellation)
    {
        if (message.Status == ConsentStatus.Requested)
            return [(NoticeKind.ConsentRequested, NoticeAudience.Participant, message.ParticipantId)];
        var kind = message.Status switch
        {
            ConsentStatus.Granted => NoticeKind.ConsentGranted,
            ConsentStatus.Declined => NoticeKind.ConsentDeclined,
            ConsentStatus.Lapsed => NoticeKind.ConsentLapsed,
            ConsentStatus.Revoked or ConsentStatus.Expired => NoticeKind.ConsentEnded,
            ConsentStatus.Requested or ConsentStatus.Withdrawn => (NoticeKind?)null,
        };
        if (kind is null) return [];

        var parties = await store.Parties.Where(p => p.ConsentId == message.ConsentId)
            .Select(p => p.OrganizationId).ToListAsync(cancellation);
        var told = parties.Select(party => (kind.Value, NoticeAudience.Specialists, party)).ToList();
        if (kind != NoticeKind.ConsentEnded) return told;

        var recipients = await store.Disclosures.Where(d => d.ConsentId == message.ConsentId)
            .Select(d => d.RecipientOrganizationId).Distinct().ToListAsync(cancellation);
        return [.. told, .. recipients.Select(id => (NoticeKind.StopUsing, NoticeAudience.Recipients, id))];
    }
}
