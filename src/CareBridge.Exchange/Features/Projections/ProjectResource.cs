using CareBridge.Contracts.Directory;
using CareBridge.Exchange.Mapping;
using CareBridge.Platform.Domain;
using CareBridge.Platform.Messaging;

namespace CareBridge.Exchange.Features.Projections;

internal sealed class ProjectResource(Projector projector, ISeal seal) : IReaction<ResourceChanged>
{
    public Task HandleAsync(ResourceChanged message, CancellationToken cancellation) => projector.TakeAsync(
        [.. ResourceMapper.Map(message, seal.Open<ResourceDetails>(message.Details))], cancellation);
}
