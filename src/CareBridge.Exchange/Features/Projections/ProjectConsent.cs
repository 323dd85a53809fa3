using CareBridge.Contracts.Consent;
using CareBridge.Exchange.Mapping;
using CareBridge.Platform.Messaging;

namespace CareBridge.Exchange.Features.Projections;

internal sealed class ProjectConsent(Projector projector, ConsentPointers pointers) : IReaction<ConsentChanged>
{
    public async Task HandleAsync(ConsentChanged message, CancellationToken cancellation)
    {
        await projector.TakeAsync(ConsentMapper.Map(message), cancellation);
        if (ProvenanceMapper.Map(message) is { } provenance) await projector.TakeAsync(provenance, cancellation);
        await pointers.FollowAsync(message, cancellation);
    }
}
