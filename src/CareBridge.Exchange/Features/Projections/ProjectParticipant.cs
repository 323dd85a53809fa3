using CareBridge.Contracts.Directory;
using CareBridge.Exchange.Mapping;
using CareBridge.Platform.Domain;
using CareBridge.Platform.Messaging;

namespace CareBridge.Exchange.Features.Projections;

internal sealed class ProjectParticipant(Projector projector, ISeal seal) : IReaction<ParticipantChanged>
{
    public Task HandleAsync(ParticipantChanged message, CancellationToken cancellation) => projector.TakeAsync(
        PatientMapper.Map(message, seal.Open<ParticipantDetails>(message.Details)), cancellation);
}
