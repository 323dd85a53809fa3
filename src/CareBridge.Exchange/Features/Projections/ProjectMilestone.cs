using CareBridge.Contracts.Aftercare;
using CareBridge.Exchange.Mapping;
using CareBridge.Platform.Messaging;

namespace CareBridge.Exchange.Features.Projections;

internal sealed class ProjectMilestone(Projector projector) : IReaction<MilestoneReached>
{
    public Task HandleAsync(MilestoneReached message, CancellationToken cancellation) =>
        projector.TakeAsync(GoalMapper.Map(message), cancellation);
}
