using CareBridge.Contracts.Crisis;
using CareBridge.Exchange.Mapping;
using CareBridge.Platform.Messaging;

namespace CareBridge.Exchange.Features.Projections;

internal sealed class ProjectEscalation(Projector projector) : IReaction<EscalationChanged>
{
    public async Task HandleAsync(EscalationChanged message, CancellationToken cancellation)
    {
        await projector.TakeAsync(FlagMapper.Map(message), cancellation);
        await projector.TakeAsync(RiskAssessmentMapper.Map(message), cancellation);
        await projector.TakeAsync(CommunicationRequestMapper.Map(message), cancellation);
        await projector.TakeAsync(CrisisRequestMapper.Map(message), cancellation);
        await projector.TakeAsync(CrisisTaskMapper.Map(message), cancellation);
        foreach (var communication in CrisisCommunicationMapper.Map(message))
            await projector.TakeAsync(communication, cancellation);
    }
}
