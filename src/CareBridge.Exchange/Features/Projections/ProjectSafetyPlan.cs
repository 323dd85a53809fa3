using CareBridge.Contracts.Crisis;
using CareBridge.Exchange.Mapping;
using CareBridge.Platform.Domain;
using CareBridge.Platform.Messaging;

namespace CareBridge.Exchange.Features.Projections;

internal sealed class ProjectSafetyPlan(Projector projector, ConsentPointers pointers, ISeal seal)
    : IReaction<SafetyPlanChanged>
{
    public async Task HandleAsync(SafetyPlanChanged message, CancellationToken cancellation)
    {
        var plan = SafetyPlanMapper.Map(message, seal.Open<SafetyPlanText>(message.Text));
        await projector.TakeAsync(plan, cancellation);
        await pointers.PointToAuthorAsync(plan, cancellation);
    }
}
