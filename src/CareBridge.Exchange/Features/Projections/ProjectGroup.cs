using CareBridge.Contracts.Directory;
using CareBridge.Exchange.Mapping;
using CareBridge.Platform.Domain;
using CareBridge.Platform.Messaging;

namespace CareBridge.Exchange.Features.Projections;

internal sealed class ProjectGroup(Projector projector, ISeal seal) : IReaction<GroupChanged>
{
    public async Task HandleAsync(GroupChanged message, CancellationToken cancellation)
    {
        var details = seal.Open<GroupDetails>(message.Details);
        await projector.TakeAsync(
            [HealthcareServiceMapper.Map(message, details), .. LocationMapper.Map(message, details)], cancellation);
    }
}
