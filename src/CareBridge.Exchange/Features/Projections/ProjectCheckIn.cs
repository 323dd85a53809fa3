using CareBridge.Contracts.Aftercare;
using CareBridge.Exchange.Mapping;
using CareBridge.Platform.Messaging;

namespace CareBridge.Exchange.Features.Projections;

internal sealed class ProjectCheckIn(Projector projector) : IReaction<CheckInRecorded>
{
    public async Task HandleAsync(CheckInRecorded message, CancellationToken cancellation)
    {
        List<Projection> told = [.. ObservationMapper.Map(message)];
        if (QuestionnaireResponseMapper.Map(message) is { } answered) told.Add(answered);
        await projector.TakeAsync(told, cancellation);
    }
}
