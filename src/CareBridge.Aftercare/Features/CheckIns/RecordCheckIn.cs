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

namespace CareBridge.Aftercare.Features.CheckIns;

internal static class RecordCheckIn
{
    public static void Map(IEndpointRouteBuilder routes) =>
        routes.MapPut("/check-ins/{id:guid}", HandleAsync).WithSummary("Record check-in")
            .RequireRole(Role.PeerSpecialist, Role.Participant).ShowsOwn().Creates<CheckInView>();

    private static async Task<IResult> HandleAsync(
        Guid id,
        Request request,
        Caller caller,
        AftercareDbContext store,
        IDirectory directory,
        ISeal seal,
        TimeProvider time,
        CancellationToken cancellation)
    {
        var now = time.Now();
        var holder = RecordHolder.Of(caller, request.ParticipantId, request.OrganizationId);
        var existing = await store.CheckIns.SingleOrDefaultAsync(c => c.Id == id, cancellation);
        Check(request, existing?.RecordedAt ?? now);
        var content = request.ToContent(request.ParticipantId, holder, request.HeldAt.AsKept(), request.Engagement);
        if (existing is not null)
        {
            return IsTheirs(existing, caller) && existing.Open(seal) == content
                ? Results.Ok(CheckInView.Of(existing, caller, seal))
                : throw RefusedException.InUse();
        }
        new Check().NotDerived(id, "id").ThrowIfAny();
        await RecordHolder.RequireServiceAsync(caller, request.ParticipantId, holder, directory, cancellation);

        var checkIn = CheckIn.Record(id, content, Origin(request, caller), seal, now);
        store.CheckIns.Add(checkIn);
        store.RequestReview(content.ParticipantId, holder, now);
        await store.SaveChangesAsync(cancellation);
        return Results.Created($"/api/aftercare/check-ins/{id}", CheckInView.Of(checkIn, caller, seal));
    }

    /// <summary>Nobody finds out by guessing what a participant keeps to themself.</summary>
    private static bool IsTheirs(CheckIn existing, Caller caller) => caller.Role == Role.Participant
        ? existing.ParticipantId == caller.Id
        : existing.Means == CheckInMeans.Specialist;

    private static CheckInOrigin Origin(Request request, Caller caller) => caller.Role == Role.Participant
        ? new CheckInOrigin(caller.Id, CheckInMeans.Participant, request.SharesReflection)
        : new CheckInOrigin(caller.Id, CheckInMeans.Specialist, SharesReflection: true);

    private static void Check(Request request, DateTimeOffset now) =>
        request.AddTo(new Check().Recent(request.HeldAt, now, "heldAt")).ThrowIfAny();

    internal sealed record Request : CheckInAnswers
    {
        public required Guid ParticipantId { get; init; }

        /// <summary>Required from a participant: which of the organizations that serve them is to hold it.</summary>
        public Guid? OrganizationId { get; init; }

        public required DateTimeOffset HeldAt { get; init; }

        /// <summary>
        /// What whoever holds the check-in thinks of how closely the person stays in touch. It is told for what it is;
        /// engagement by the published rules is computed apart from it.
        /// </summary>
        public Engagement? Engagement { get; init; }

        /// <summary>
        /// Whether the community may see the participant's own reflection from the start. What a specialist writes down
        /// it sees.
        /// </summary>
        public bool SharesReflection { get; init; }
    }
}
