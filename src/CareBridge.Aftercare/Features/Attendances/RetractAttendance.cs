using CareBridge.Aftercare.Storage;
using CareBridge.Contracts.Aftercare;
using CareBridge.Platform.Disclosures;
using CareBridge.Platform.Domain;
using CareBridge.Platform.Security;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace CareBridge.Aftercare.Features.Attendances;

/// <summary>They were not there after all, or it was somebody else.</summary>
internal static class RetractAttendance
{
    public static void Map(IEndpointRouteBuilder routes) =>
        routes.MapPost("/attendances/{id:guid}/retract", HandleAsync).RequireRole(Role.PeerSpecialist).ShowsOwn();

    private static async Task<AttendanceView> HandleAsync(
        Guid id, Caller caller, AftercareDbContext store, TimeProvider time, CancellationToken cancellation)
    {
        var organization = caller.Organization;
        var attendance = await store.Attendances
            .SingleOrDefaultAsync(a => a.Id == id && a.OrganizationId == organization, cancellation)
            ?? throw new NotFoundException("attendance");
        if (attendance.Status != AttendanceStatus.EnteredInError)
        {
            var now = time.Now();
            attendance.Retract(now);
            store.RequestReview(attendance.ParticipantId, organization, now);
            await store.SaveChangesAsync(cancellation);
        }
        return AttendanceView.Of(attendance);
    }
}
