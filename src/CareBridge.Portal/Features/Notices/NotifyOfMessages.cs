using CareBridge.Contracts.Aftercare;
using CareBridge.Platform.Messaging;
using CareBridge.Portal.Domain;
using CareBridge.Portal.Storage;

namespace CareBridge.Portal.Features.Notices;

/// <summary>Staff hear that another organization has written to theirs.</summary>
internal sealed class NotifyOfMessages(PortalDbContext store, Notifier notifier, Permission permission)
    : IReaction<CommunicationSent>
{
    public async Task HandleAsync(CommunicationSent message, CancellationToken cancellation)
    {
        if (!await permission.AllowsAsync(
            message.ParticipantId,
            message.SenderOrganizationId,
            message.Category,
            message.RecipientOrganizationId,
            cancellation)) return;
        await notifier.TellAsync(
            new News(NoticeKind.MessageReceived, message.CommunicationId, "", IsOwn: false),
            store.StaffOf(message.RecipientOrganizationId),
            cancellation);
    }
}
