using CareBridge.Contracts.Crisis;
using CareBridge.Exchange.Mapping;
using CareBridge.Platform.Messaging;

namespace CareBridge.Exchange.Features.Projections;

internal sealed class ProjectEscalation(Projector projector) : IReaction<EscalationChanged>
{
    public Task HandleAsync(EscalationChanged message, CancellationToken cancellation) => projector.TakeAsync(
        [
            FlagMapper.Map(message),
            RiskAssessmentMapper.Map(message),
            CommunicationRequestMapper.Map(message),
            CrisisRequestMapper.Map(message),
            CrisisTaskMapper.Map(message),
            .. CrisisCommunicationMapper.Map(message),
        ],
        cancellation);
}
