using CareBridge.Contracts.Aftercare;
using CareBridge.Exchange.Mapping;
using CareBridge.Platform.Messaging;

namespace CareBridge.Exchange.Features.Projections;

internal sealed class ProjectCheckIn(Projector projector) : IReaction<CheckInRecorded>
{
    public async Task HandleAsync(CheckInRecorded message, CancellationToken cancellation)
    {
        await projector.TakeAsync(ObservationMapper.Map(message), cancellation);
        if (QuestionnaireResponseMapper.Map(message) is { } answered)
            await projector.TakeAsync(answered, cancellation);
    }
}
