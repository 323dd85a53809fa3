using CareBridge.Consent.Domain;
using CareBridge.Consent.Storage;
using CareBridge.Contracts.Consent;
using CareBridge.Platform.Messaging;
using Microsoft.EntityFrameworkCore;

namespace CareBridge.Consent.Features;

/// <summary>Lets those hear of a consent whom it concerns.</summary>
internal sealed class TellParties(ConsentDbContext store) : IReaction<ConsentChanged>
{
    public async Task HandleAsync(ConsentChanged message, CancellationToken cancellation)
    {
        if (message.Status == ConsentStatus.Requested)
        {
            await TellAsync(
                NoticeKind.ConsentRequested, NoticeAudience.Participant, message.ParticipantId, message, cancellation);
            return;
        }
        var kind = message.Status switch
        {
            ConsentStatus.Granted => NoticeKind.ConsentGranted,
            ConsentStatus.Declined => NoticeKind.ConsentDeclined,
            ConsentStatus.Lapsed => NoticeKind.ConsentLapsed,
            ConsentStatus.Revoked or ConsentStatus.Expired => NoticeKind.ConsentEnded,
            ConsentStatus.Requested or ConsentStatus.Withdrawn => (NoticeKind?)null,
        };
        if (kind is null) return;

        var parties = await store.Parties.Where(p => p.ConsentId == message.ConsentId)
            .Select(p => p.OrganizationId).ToListAsync(cancellation);
        foreach (var party in parties)
            await TellAsync(kind.Value, NoticeAudience.Specialists, party, message, cancellation);
        if (kind == NoticeKind.ConsentEnded)
            await store.TellRecipientsToStopAsync(message.ConsentId, message.ChangedAt, cancellation);
    }

    private Task TellAsync(
        NoticeKind kind,
        NoticeAudience audience,
        Guid addressee,
        ConsentChanged message,
        CancellationToken cancellation) =>
        store.TellOnceAsync(kind, audience, addressee, message.ConsentId, message.ChangedAt, cancellation);
}
