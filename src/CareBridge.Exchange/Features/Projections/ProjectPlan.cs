using CareBridge.Contracts.Aftercare;
using CareBridge.Exchange.Mapping;
using CareBridge.Platform.Domain;
using CareBridge.Platform.Messaging;

namespace CareBridge.Exchange.Features.Projections;

internal sealed class ProjectPlan(Projector projector, ConsentPointers pointers, ISeal seal)
    : IReaction<AftercarePlanChanged>
{
    public async Task HandleAsync(AftercarePlanChanged message, CancellationToken cancellation)
    {
        var plan = CarePlanMapper.Map(message, seal.Open<PlanText>(message.Text));
        await projector.TakeAsync(plan, cancellation);
        await pointers.PointToAuthorAsync(plan, cancellation);
    }
}
