using CareBridge.Contracts.Aftercare;
using CareBridge.Platform.Messaging;
using CareBridge.Portal.Domain;
using CareBridge.Portal.Storage;

namespace CareBridge.Portal.Features.Notices;

/// <summary>A partner who works at the community hears that somebody asks them to stand by them.</summary>
internal sealed class NotifyOfPartnerships(PortalDbContext store, Notifier notifier) : IReaction<PartnershipChanged>
{
    public Task HandleAsync(PartnershipChanged message, CancellationToken cancellation) =>
        message is { Status: PartnershipStatus.Proposed, PartnerId: { } partner }
            ? notifier.TellAsync(
                new News(
                    NoticeKind.PartnershipAsked, message.PartnershipId, $"version {message.Version}", IsOwn: true),
                store.Accounts.Where(account => account.Id == partner),
                cancellation)
            : Task.CompletedTask;
}
