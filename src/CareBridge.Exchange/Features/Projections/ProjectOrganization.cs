using CareBridge.Contracts.Directory;
using CareBridge.Exchange.Mapping;
using CareBridge.Platform.Domain;
using CareBridge.Platform.Messaging;

namespace CareBridge.Exchange.Features.Projections;

internal sealed class ProjectOrganization(Projector projector, ISeal seal) : IReaction<OrganizationChanged>
{
    public Task HandleAsync(OrganizationChanged message, CancellationToken cancellation) => projector.TakeAsync(
        OrganizationMapper.Map(message, seal.Open<OrganizationDetails>(message.Details)), cancellation);
}
