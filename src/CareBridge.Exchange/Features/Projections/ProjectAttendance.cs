using CareBridge.Contracts.Aftercare;
using CareBridge.Exchange.Mapping;
using CareBridge.Exchange.Storage;
using CareBridge.Platform.Messaging;
using Microsoft.EntityFrameworkCore;

namespace CareBridge.Exchange.Features.Projections;

/// <summary>
/// What a participant says of themself is told once a facilitator has confirmed it; that it was an error, only if it
/// was told.
/// </summary>
internal sealed class ProjectAttendance(ExchangeDbContext store, Projector projector) : IReaction<AttendanceChanged>
{
    public async Task HandleAsync(AttendanceChanged message, CancellationToken cancellation)
    {
        if (message.Status is AttendanceStatus.Reported or AttendanceStatus.NotConfirmed) return;
        var projection = EncounterMapper.Map(message);
        // Kept even where it is not shown: what was confirmed before, and comes later, does not become current then.
        var isShown = message.Status != AttendanceStatus.EnteredInError
            || message.RecordedBy != message.ParticipantId
            || await WasToldAsync(projection, cancellation);
        await projector.TakeAsync(projection with { Visible = isShown }, cancellation);
    }

    private Task<bool> WasToldAsync(Projection projection, CancellationToken cancellation) =>
        store.Versions.AnyAsync(
            version => version.Type == projection.Type && version.Id == projection.Id && version.Visible
                && version.Version < projection.Version,
            cancellation);
}
