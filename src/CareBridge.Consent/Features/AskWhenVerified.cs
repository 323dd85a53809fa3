using CareBridge.Consent.Storage;
using CareBridge.Contracts.Consent;
using CareBridge.Platform.Messaging;
using Microsoft.EntityFrameworkCore;

namespace CareBridge.Consent.Features;

/// <summary>A receiver was verified: what was put off until then is asked for.</summary>
internal sealed class AskWhenVerified(ConsentDbContext store, TimeProvider time) : IReaction<RecipientStandingChanged>
{
    public async Task HandleAsync(RecipientStandingChanged message, CancellationToken cancellation)
    {
        var waiting = await store.PutOff
            .Where(p => p.ReceiverId == message.OrganizationId).ToListAsync(cancellation);
        foreach (var one in waiting) await store.AskAsync(one.Request, time.GetUtcNow(), cancellation);
    }
}
