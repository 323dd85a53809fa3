using CareBridge.Contracts.Aftercare;
using CareBridge.Exchange.Mapping;
using CareBridge.Platform.Domain;
using CareBridge.Platform.Messaging;

namespace CareBridge.Exchange.Features.Projections;

internal sealed class ProjectGoal(Projector projector, ISeal seal) : IReaction<GoalChanged>
{
    public Task HandleAsync(GoalChanged message, CancellationToken cancellation) =>
        projector.TakeAsync(GoalMapper.Map(message, seal.Open<GoalText>(message.Text)), cancellation);
}
