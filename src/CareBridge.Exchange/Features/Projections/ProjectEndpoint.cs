using CareBridge.Contracts.Directory;
using CareBridge.Exchange.Mapping;
using CareBridge.Platform.Domain;
using CareBridge.Platform.Messaging;

namespace CareBridge.Exchange.Features.Projections;

internal sealed class ProjectEndpoint(Projector projector, ISeal seal) : IReaction<EndpointChanged>
{
    public Task HandleAsync(EndpointChanged message, CancellationToken cancellation) => projector.TakeAsync(
        EndpointMapper.Map(message, seal.Open<EndpointDetails>(message.Details)), cancellation);
}
