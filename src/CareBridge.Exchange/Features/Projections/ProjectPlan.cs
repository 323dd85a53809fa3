using CareBridge.Contracts.Aftercare;
using CareBridge.Exchange.Mapping;
using CareBridge.Platform.Domain;
using CareBridge.Platform.Messaging;

namespace CareBridge.Exchange.Features.Projections;

internal sealed class ProjectPlan(Projector projector, ISeal seal) : IReaction<AftercarePlanChanged>
{
    public Task HandleAsync(AftercarePlanChanged message, CancellationToken cancellation) => projector.TakeAsync(
        CarePlanMapper.Map(message, seal.Open<PlanText>(message.Text)), cancellation);
}
