using CareBridge.Contracts.Aftercare;
using CareBridge.Exchange.Mapping;
using CareBridge.Platform.Messaging;

namespace CareBridge.Exchange.Features.Projections;

internal sealed class ProjectAttendance(Projector projector) : IReaction<AttendanceChanged>
{
    public Task HandleAsync(AttendanceChanged message, CancellationToken cancellation) =>
        projector.TakeAsync(EncounterMapper.Map(message), cancellation);
}
