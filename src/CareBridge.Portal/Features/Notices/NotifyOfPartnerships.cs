using CareBridge.Contracts.Aftercare;
using CareBridge.Platform.Messaging;
using CareBridge.Portal.Domain;
using CareBridge.Portal.Storage;

namespace CareBridge.Portal.Features.Notices;

/// <summary>
/// A partner who works at the community hears that somebody asks them to stand by them; the participant, whether
/// anybody does.
/// </summary>
internal sealed class NotifyOfPartnerships(PortalDbContext store, Notifier notifier) : IReaction<PartnershipChanged>
{
    public Task HandleAsync(PartnershipChanged message, CancellationToken cancellation)
    {
        return message switch
        {
            { Status: PartnershipStatus.Proposed, PartnerId: { } partner } =>
                TellAsync(NoticeKind.PartnershipAsked, partner),
            { Status: PartnershipStatus.Agreed or PartnershipStatus.Ended } =>
                TellAsync(NoticeKind.PartnershipChanged, message.ParticipantId),
            _ => Task.CompletedTask,
        };

        Task TellAsync(NoticeKind kind, Guid personId) => notifier.TellAsync(
            new News(kind, message.PartnershipId, $"version {message.Version}", IsOwn: true),
            store.Accounts.Where(account => account.Id == personId),
            cancellation);
    }
}
