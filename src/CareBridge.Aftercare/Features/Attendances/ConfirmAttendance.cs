using CareBridge.Aftercare.Storage;
using CareBridge.Contracts.Aftercare;
using CareBridge.Contracts.Directory;
using CareBridge.Platform.Disclosures;
using CareBridge.Platform.Domain;
using CareBridge.Platform.Security;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace CareBridge.Aftercare.Features.Attendances;

/// <summary>
/// A facilitator says whether somebody was there who has said so themself; any of the community, once that one has
/// left.
/// </summary>
internal static class ConfirmAttendance
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        var attendance = routes.MapGroup("/attendances/{id:guid}").RequireRole(Role.PeerSpecialist).ShowsOwn();
        attendance.MapPost("/confirm", Confirm(wasThere: true)).WithSummary("Confirm attendance");
        attendance.MapPost("/not-confirm", Confirm(wasThere: false)).WithSummary("Do not confirm attendance");
    }

    private static Delegate Confirm(bool wasThere) =>
        async (
            Guid id,
            Caller caller,
            AftercareDbContext store,
            IDirectory directory,
            TimeProvider time,
            CancellationToken cancellation) =>
        {
            var (organization, now) = (caller.Organization, time.Now());
            var attendance = await store.Attendances
                .SingleOrDefaultAsync(a => a.Id == id && a.OrganizationId == organization, cancellation)
                ?? throw new NotFoundException("attendance");
            var wanted = wasThere ? AttendanceStatus.Attended : AttendanceStatus.NotConfirmed;
            if (attendance.Status == wanted) return AttendanceView.Of(attendance);
            if (attendance.FacilitatorId is { } facilitator && facilitator != caller.Id
                && await RecordHolder.IsColleagueAsync(facilitator, organization, directory, cancellation))
                throw new RefusedException("not-facilitator", "Whoever held the meeting confirms it.");
            attendance.Confirm(wasThere, caller.Id, now);
            store.RequestReview(attendance.ParticipantId, organization, now);
            await store.SaveChangesAsync(cancellation);
            return AttendanceView.Of(attendance);
        };
}
