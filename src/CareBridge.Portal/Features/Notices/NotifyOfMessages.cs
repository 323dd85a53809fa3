using CareBridge.Contracts.Aftercare;
using CareBridge.Contracts.Consent;
using CareBridge.Platform.Messaging;
using CareBridge.Portal.Domain;

namespace CareBridge.Portal.Features.Notices;

/// <summary>Staff hear that another organization has written to theirs.</summary>
internal sealed class NotifyOfMessages(Notifier notifier, Permission permission) : IReaction<CommunicationSent>
{
    public async Task HandleAsync(CommunicationSent message, CancellationToken cancellation)
    {
        var question = new NoticeQuestion(
            message.RecipientOrganizationId,
            message.ParticipantId,
            new DisclosureScope(message.SenderOrganizationId, message.Category));
        await notifier.TellAsync(
            new News(NoticeKind.MessageReceived, message.CommunicationId, "", IsOwn: false) { Question = question },
            await permission.StaffAsync(question, cancellation),
            cancellation);
    }
}
