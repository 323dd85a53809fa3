using CareBridge.Contracts.Consent;
using CareBridge.Platform.Messaging;
using CareBridge.Portal.Domain;
using CareBridge.Portal.Storage;

namespace CareBridge.Portal.Features.Notices;

/// <summary>
/// The participant hears that they are asked, and reminded; whoever asked, what they answered, that they did not, and
/// that what they granted has ended. Of what a participant has asked of themself they hear no answer.
/// </summary>
internal sealed class NotifyOfConsents(PortalDbContext store, Notifier notifier) : IReaction<ConsentChanged>
{
    public Task HandleAsync(ConsentChanged message, CancellationToken cancellation)
    {
        if (message.RequestedBy == message.ParticipantId && message.Status != ConsentStatus.Requested)
            return Task.CompletedTask;
        return message.Status switch
        {
            ConsentStatus.Requested => TellAsync(
                NoticeKind.ConsentAsked, $"reminder {message.RemindersSent}", message.ParticipantId),
            ConsentStatus.Granted or ConsentStatus.Declined or ConsentStatus.Lapsed or ConsentStatus.Expired =>
                TellAsync(NoticeKind.ConsentAnswered, $"{message.Status}", message.RequestedBy),
            ConsentStatus.Revoked => TellAsync(NoticeKind.ConsentRevoked, "", message.RequestedBy),
            ConsentStatus.Withdrawn => Task.CompletedTask,
        };

        Task TellAsync(NoticeKind kind, string occasion, Guid? personId) => notifier.TellAsync(
            new News(kind, message.ConsentId, occasion, IsOwn: true),
            store.Accounts.Where(account => account.Id == personId),
            cancellation);
    }
}
