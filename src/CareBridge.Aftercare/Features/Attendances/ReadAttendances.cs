using CareBridge.Aftercare.Domain;
using CareBridge.Aftercare.Storage;
using CareBridge.Contracts.Consent;
using CareBridge.Platform.Disclosures;
using CareBridge.Platform.Security;
using CareBridge.Platform.Storage;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace CareBridge.Aftercare.Features.Attendances;

internal static class ReadAttendances
{
    private static readonly Showing<Attendance, AttendanceView> Showing = new(
        attendance =>
        [
            new DisclosureItem(
                "Encounter",
                attendance.Id,
                attendance.Version,
                attendance.ParticipantId,
                attendance.OrganizationId,
                DisclosureCategory.Attendance),
        ],
        AttendanceView.Of,
        disclosed => AttendanceView.Of(disclosed.Content));

    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/participants/{participantId:guid}/attendances", ListAsync).WithSummary("List attendances")
            .RequireRole(Role.PeerSpecialist, Role.ClinicStaff, Role.Participant).ShowsThroughDoor();
        routes.MapGet("/attendances/{id:guid}", GetAsync).WithSummary("Read attendance")
            .RequireRole(Role.PeerSpecialist, Role.ClinicStaff, Role.Participant).ShowsThroughDoor();
    }

    /// <param name="purpose">What it is wanted for; treatment when left out.</param>
    private static Task<Page<AttendanceView>> ListAsync(
        Guid participantId,
        [AsParameters] PageRequest page,
        Caller caller,
        AftercareDbContext store,
        RecordDisclosures disclosures,
        CancellationToken cancellation,
        string? purpose = null) => disclosures.ListAsync(
        store.Attendances.KnownTo(caller).Where(a => a.ParticipantId == participantId),
        participantId,
        DisclosureCategory.Attendance,
        page,
        caller,
        purpose,
        Showing,
        cancellation);

    /// <param name="purpose">What it is wanted for; treatment when left out.</param>
    private static async Task<AttendanceView> GetAsync(
        Guid id,
        Caller caller,
        AftercareDbContext store,
        RecordDisclosures disclosures,
        CancellationToken cancellation,
        string? purpose = null)
    {
        var kept = await store.Attendances.AsNoTracking().KnownTo(caller)
            .SingleOrDefaultAsync(a => a.Id == id, cancellation);
        var (view, accompaniment) = await disclosures.OpenOneAsync(
            kept, caller, purpose, Showing, "attendance", cancellation);
        return view with { Disclosure = accompaniment };
    }
}
