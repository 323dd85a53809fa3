using CareBridge.Contracts.Crisis;
using CareBridge.Exchange.Mapping;
using CareBridge.Platform.Messaging;

namespace CareBridge.Exchange.Features.Projections;

internal sealed class ProjectEscalation(Projector projector, ConsentPointers pointers) : IReaction<EscalationChanged>
{
    public async Task HandleAsync(EscalationChanged message, CancellationToken cancellation)
    {
        var request = CrisisRequestMapper.Map(message);
        await projector.TakeAsync(
            [
                FlagMapper.Map(message),
                RiskAssessmentMapper.Map(message),
                CommunicationRequestMapper.Map(message),
                request,
                CrisisTaskMapper.Map(message),
                .. CrisisCommunicationMapper.Map(message),
            ],
            cancellation);
        await pointers.PointToAuthorAsync(request, cancellation);
    }
}
