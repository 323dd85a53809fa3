using CareBridge.Contracts.Aftercare;
using CareBridge.Exchange.Mapping;
using CareBridge.Platform.Messaging;

namespace CareBridge.Exchange.Features.Projections;

internal sealed class ProjectCheckIn(Projector projector) : IReaction<CheckInRecorded>
{
    public async Task HandleAsync(CheckInRecorded message, CancellationToken cancellation)
    {
        foreach (var observation in ObservationMapper.Map(message))
            await projector.TakeAsync(observation, cancellation);
        if (QuestionnaireResponseMapper.Map(message) is { } answered)
            await projector.TakeAsync(answered, cancellation);
    }
}
