using CareBridge.Contracts.Aftercare;
using CareBridge.Exchange.Mapping;
using CareBridge.Platform.Messaging;

namespace CareBridge.Exchange.Features.Projections;

internal sealed class ProjectEngagement(Projector projector) : IReaction<EngagementChanged>
{
    public Task HandleAsync(EngagementChanged message, CancellationToken cancellation) =>
        projector.TakeAsync(ObservationMapper.Map(message), cancellation);
}
