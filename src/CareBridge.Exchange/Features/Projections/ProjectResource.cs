using CareBridge.Contracts.Directory;
using CareBridge.Exchange.Mapping;
using CareBridge.Platform.Domain;
using CareBridge.Platform.Messaging;

namespace CareBridge.Exchange.Features.Projections;

internal sealed class ProjectResource(Projector projector, ISeal seal) : IReaction<ResourceChanged>
{
    public async Task HandleAsync(ResourceChanged message, CancellationToken cancellation)
    {
        var details = seal.Open<ResourceDetails>(message.Details);
        foreach (var projection in ResourceMapper.Map(message, details))
            await projector.TakeAsync(projection, cancellation);
    }
}
