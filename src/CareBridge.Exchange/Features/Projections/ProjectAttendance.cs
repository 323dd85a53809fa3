using CareBridge.Contracts.Aftercare;
using CareBridge.Exchange.Mapping;
using CareBridge.Platform.Messaging;

namespace CareBridge.Exchange.Features.Projections;

/// <summary>What a participant says of themself is told once a facilitator has confirmed it.</summary>
internal sealed class ProjectAttendance(Projector projector) : IReaction<AttendanceChanged>
{
    public Task HandleAsync(AttendanceChanged message, CancellationToken cancellation) =>
        message.Status is AttendanceStatus.Reported or AttendanceStatus.NotConfirmed
            ? Task.CompletedTask
            : projector.TakeAsync(EncounterMapper.Map(message), cancellation);
}
