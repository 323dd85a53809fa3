using CareBridge.Contracts.Directory;
using CareBridge.Platform.Domain;
using CareBridge.Platform.Messaging;
using CareBridge.Portal.Domain;
using CareBridge.Portal.Storage;
using Microsoft.EntityFrameworkCore;

namespace CareBridge.Portal.Features.Notices;

/// <summary>Keeps how participants can be reached without harm. What waits for them is looked at anew.</summary>
internal sealed class LearnContactRules(PortalDbContext store, ISeal seal, TimeProvider time)
    : IReaction<ParticipantChanged>
{
    public async Task HandleAsync(ParticipantChanged message, CancellationToken cancellation)
    {
        var id = message.ParticipantId;
        var rules = await store.ContactRules.SingleOrDefaultAsync(r => r.ParticipantId == id, cancellation);
        if (rules is null) store.ContactRules.Add(rules = new ContactRules { ParticipantId = id });
        var contact = SafeContact.Of(seal.Open<ParticipantDetails>(message.Details).Preferences);
        if (!rules.Take(message.Version, contact, seal)) return;

        var waiting = await store.Dispatches
            .Where(d => d.PersonId == id && d.Status == DispatchStatus.Waiting).ToListAsync(cancellation);
        foreach (var dispatch in waiting) dispatch.Reconsider(time.Now());
    }
}
