using CareBridge.Aftercare.Domain;
using CareBridge.Aftercare.Storage;
using CareBridge.Contracts.Aftercare;
using CareBridge.Platform.Disclosures;
using CareBridge.Platform.Domain;
using CareBridge.Platform.OpenApi;
using CareBridge.Platform.Security;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace CareBridge.Aftercare.Features.Attendances;

internal static class RecordAttendance
{
    private const int MostMinutes = 24 * 60;

    public static void Map(IEndpointRouteBuilder routes) =>
        routes.MapPut("/attendances/{id:guid}", HandleAsync)
            .RequireRole(Role.PeerSpecialist).ShowsOwn().Creates<AttendanceView>();

    private static async Task<IResult> HandleAsync(
        Guid id,
        Request request,
        Caller caller,
        AftercareDbContext store,
        ServedParticipants served,
        TimeProvider time,
        CancellationToken cancellation)
    {
        var now = time.Now();
        var existing = await store.Attendances.SingleOrDefaultAsync(a => a.Id == id, cancellation);
        Check(request, existing?.RecordedAt ?? now);
        var content = request.ToContent(caller.Organization);
        if (existing is not null)
        {
            return existing.Content == content
                ? Results.Ok(AttendanceView.Of(existing))
                : throw RefusedException.InUse();
        }
        await served.RequireAsync(request.ParticipantId, caller.Organization, cancellation);

        var attendance = Attendance.Record(id, content, caller.Id, now);
        store.Attendances.Add(attendance);
        await store.SaveChangesAsync(cancellation);
        return Results.Created($"/api/aftercare/attendances/{id}", AttendanceView.Of(attendance));
    }

    private static void Check(Request request, DateTimeOffset now) => new Check()
        .Recent(request.StartedAt, now, "startedAt")
        .That(request.Minutes is >= 1 and <= MostMinutes, "minutes", $"1 to {MostMinutes}.")
        .ThrowIfAny();

    internal sealed record Request
    {
        public required Guid ParticipantId { get; init; }

        public required MeetingKind Kind { get; init; }

        public required MeetingFormat Format { get; init; }

        public required DateTimeOffset StartedAt { get; init; }

        /// <summary>How long they were there.</summary>
        public required int Minutes { get; init; }

        public AttendanceContent ToContent(Guid holder) =>
            new(ParticipantId, holder, Kind, Format, StartedAt.AsKept(), Minutes);
    }
}
