using CareBridge.Contracts.Aftercare;
using CareBridge.Platform.Domain;
using CareBridge.Platform.Messaging;
using CareBridge.Portal.Domain;
using CareBridge.Portal.Storage;
using Microsoft.EntityFrameworkCore;

namespace CareBridge.Portal.Features.Notices;

/// <summary>
/// A partner who works at the community hears that somebody asks them to stand by them; the participant, whether
/// anybody does. What a partner without an account was to be sent is not sent once they are none any more.
/// </summary>
internal sealed class NotifyOfPartnerships(PortalDbContext store, Notifier notifier, TimeProvider time)
    : IReaction<PartnershipChanged>
{
    public async Task HandleAsync(PartnershipChanged message, CancellationToken cancellation)
    {
        if (message.Status == PartnershipStatus.Ended) await WithdrawAsync(message, cancellation);
        await (message switch
        {
            { Status: PartnershipStatus.Proposed, PartnerId: { } partner } =>
                TellAsync(NoticeKind.PartnershipAsked, partner),
            { Status: PartnershipStatus.Agreed or PartnershipStatus.Ended } =>
                TellAsync(NoticeKind.PartnershipChanged, message.ParticipantId),
            _ => Task.CompletedTask,
        });

        Task TellAsync(NoticeKind kind, Guid personId) => notifier.TellAsync(
            new News(kind, message.PartnershipId, $"version {message.Version}", IsOwn: true),
            store.Accounts.Where(account => account.Id == personId),
            cancellation);
    }

    private async Task WithdrawAsync(PartnershipChanged message, CancellationToken cancellation)
    {
        var question = new PartnerQuestion(message.ParticipantId, message.OrganizationId, message.PartnershipId);
        var partner = question.AddresseeId;
        var waiting = await store.Dispatches
            .Where(d => d.PersonId == partner && d.Status == DispatchStatus.Waiting).ToListAsync(cancellation);
        foreach (var dispatch in waiting) dispatch.Withdraw(time.Now());
    }
}
