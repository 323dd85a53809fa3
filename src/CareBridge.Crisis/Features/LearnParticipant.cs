using CareBridge.Contracts.Directory;
using CareBridge.Crisis.Domain;
using CareBridge.Crisis.Storage;
using CareBridge.Platform.Messaging;
using Microsoft.EntityFrameworkCore;

namespace CareBridge.Crisis.Features;

internal sealed class LearnParticipant(CrisisDbContext store) : IReaction<ParticipantChanged>
{
    public async Task HandleAsync(ParticipantChanged message, CancellationToken cancellation)
    {
        var known = await store.Participants.SingleOrDefaultAsync(p => p.Id == message.ParticipantId, cancellation);
        if (known is null)
        {
            known = new KnownParticipant { Id = message.ParticipantId };
            store.Participants.Add(known);
        }
        known.Take(message);
    }
}
