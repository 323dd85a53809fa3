using CareBridge.Contracts.Aftercare;
using CareBridge.Exchange.Mapping;
using CareBridge.Platform.Domain;
using CareBridge.Platform.Messaging;

namespace CareBridge.Exchange.Features.Projections;

internal sealed class ProjectCommunication(Projector projector, ISeal seal) : IReaction<CommunicationSent>
{
    public Task HandleAsync(CommunicationSent message, CancellationToken cancellation) => projector.TakeAsync(
        CommunicationMapper.Map(message, seal.Open<CommunicationText>(message.Text)), cancellation);
}
