using CareBridge.Aftercare.Domain;
using CareBridge.Aftercare.Storage;
using CareBridge.Contracts.Aftercare;
using CareBridge.Contracts.Directory;
using CareBridge.Platform.Disclosures;
using CareBridge.Platform.Domain;
using CareBridge.Platform.OpenApi;
using CareBridge.Platform.Security;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace CareBridge.Aftercare.Features.Attendances;

/// <summary>A facilitator says that somebody was there, or they do themself; then it waits to be confirmed.</summary>
internal static class RecordAttendance
{
    private const int MostMinutes = 24 * 60;

    public static void Map(IEndpointRouteBuilder routes) =>
        routes.MapPut("/attendances/{id:guid}", HandleAsync)
            .RequireRole(Role.PeerSpecialist, Role.Participant).ShowsOwn().Creates<AttendanceView>();

    private static async Task<IResult> HandleAsync(
        Guid id,
        Request request,
        Caller caller,
        AftercareDbContext store,
        IDirectory directory,
        TimeProvider time,
        CancellationToken cancellation)
    {
        var now = time.Now();
        var holder = RecordHolder.Of(caller, request.ParticipantId, request.OrganizationId);
        var existing = await store.Attendances.SingleOrDefaultAsync(a => a.Id == id, cancellation);
        Check(request, existing?.RecordedAt ?? now);
        var content = request.ToContent(holder);
        if (existing is not null)
        {
            var isReport = existing.RecordedBy == existing.ParticipantId;
            return existing.Content == content && isReport == (caller.Role == Role.Participant)
                ? Results.Ok(AttendanceView.Of(existing))
                : throw RefusedException.InUse();
        }
        new Check().NotDerived(id, "id").ThrowIfAny();
        await RecordHolder.RequireServiceAsync(caller, request.ParticipantId, holder, directory, cancellation);
        await RecordHolder.RequireColleagueAsync(
            request.FacilitatorId, "facilitatorId", holder, directory, cancellation);

        var attendance = Attendance.Record(id, content, caller.Id, caller.Role == Role.Participant, now);
        store.Attendances.Add(attendance);
        store.RequestReview(content.ParticipantId, holder, now);
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

        /// <summary>Required from a participant: whose meeting it was.</summary>
        public Guid? OrganizationId { get; init; }

        public required MeetingKind Kind { get; init; }

        public required MeetingFormat Format { get; init; }

        public required DateTimeOffset StartedAt { get; init; }

        /// <summary>How long they were there.</summary>
        public required int Minutes { get; init; }

        /// <summary>Who held it, of those who work at the community; what a participant says they confirm.</summary>
        public Guid? FacilitatorId { get; init; }

        public AttendanceContent ToContent(Guid holder) =>
            new(ParticipantId, holder, Kind, Format, StartedAt.AsKept(), Minutes, FacilitatorId);
    }
}
