using CareBridge.Contracts.Aftercare;
using CareBridge.Exchange.Mapping;
using CareBridge.Platform.Messaging;

namespace CareBridge.Exchange.Features.Projections;

internal sealed class ProjectCheckIn(Projector projector) : IReaction<CheckInRecorded>
{
    public Task HandleAsync(CheckInRecorded message, CancellationToken cancellation) =>
        projector.TakeAsync(ObservationMapper.Map(message), cancellation);
}
