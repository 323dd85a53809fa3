using CareBridge.Contracts.Aftercare;
using CareBridge.Exchange.Mapping;
using CareBridge.Platform.Domain;
using CareBridge.Platform.Messaging;

namespace CareBridge.Exchange.Features.Projections;

internal sealed class ProjectCommunication(Projector projector, ConsentPointers pointers, ISeal seal)
    : IReaction<CommunicationSent>
{
    public async Task HandleAsync(CommunicationSent message, CancellationToken cancellation)
    {
        var communication = CommunicationMapper.Map(message, seal.Open<CommunicationText>(message.Text));
        await projector.TakeAsync(communication, cancellation);
        await pointers.PointToAuthorAsync(communication, cancellation);
    }
}
