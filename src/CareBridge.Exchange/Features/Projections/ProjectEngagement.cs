using CareBridge.Contracts.Aftercare;
using CareBridge.Exchange.Mapping;
using CareBridge.Platform.Messaging;

namespace CareBridge.Exchange.Features.Projections;

/// <summary>
/// A change that is not told is no version: its message brings the version before once more, which is there already.
/// </summary>
internal sealed class ProjectEngagement(Projector projector) : IReaction<EngagementChanged>
{
    public Task HandleAsync(EngagementChanged message, CancellationToken cancellation) =>
        projector.TakeAsync(ObservationMapper.Map(message), cancellation);
}
