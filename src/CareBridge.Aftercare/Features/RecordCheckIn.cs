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

namespace CareBridge.Aftercare.Features;

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
        TimeProvider time,
        CancellationToken cancellation)
    {
        var now = time.Now();
        var holder = RecordHolder.Of(caller, request.ParticipantId, request.OrganizationId);
        var existing = await store.CheckIns.SingleOrDefaultAsync(c => c.Id == id, cancellation);
        Check(request, existing?.RecordedAt ?? now);
        var content = request.ToContent(holder);
        if (existing is not null)
        {
            return existing.Content == content
                ? Results.Ok(CheckInView.Of(existing))
                : throw RefusedException.InUse();
        }
        await RecordHolder.RequireServiceAsync(caller, request.ParticipantId, holder, directory, cancellation);

        var checkIn = CheckIn.Record(id, content, caller.Id, now);
        store.CheckIns.Add(checkIn);
        await store.SaveChangesAsync(cancellation);
        return Results.Created($"/api/aftercare/check-ins/{id}", CheckInView.Of(checkIn));
    }

    private static void Check(Request request, DateTimeOffset now) => new Check()
        .Recent(request.HeldAt, now, "heldAt")
        .That(request.Craving is null or (>= 0 and <= 10), "craving", "0 to 10.")
        .That(request.Mood is null or (>= 0 and <= 10), "mood", "0 to 10.")
        .That(
            request.RecoveryCapitalAnswers is null || RecoveryCapital.AreComplete(request.RecoveryCapitalAnswers),
            "recoveryCapitalAnswers",
            RecoveryCapital.Rule)
        .OptionalText(request.Reflection, "reflection", CheckInMapping.ReflectionLength)
        .ThrowIfAny();

    internal sealed record Request
    {
        public required Guid ParticipantId { get; init; }

        /// <summary>Required from a participant: which of the organizations that serve them is to hold it.</summary>
        public Guid? OrganizationId { get; init; }

        public required DateTimeOffset HeldAt { get; init; }

        public required Engagement Engagement { get; init; }

        /// <summary>0 (none) to 10 (overwhelming).</summary>
        public int? Craving { get; init; }

        /// <summary>0 (worst) to 10 (best).</summary>
        public int? Mood { get; init; }

        /// <summary>The ten answers of the BARC-10, each 1 to 6.</summary>
        public IReadOnlyList<int>? RecoveryCapitalAnswers { get; init; }

        public string? Reflection { get; init; }

        public CheckInContent ToContent(Guid holder) => new(
            ParticipantId,
            holder,
            HeldAt.AsKept(),
            Engagement,
            Craving,
            Mood,
            RecoveryCapitalAnswers is null ? null : RecoveryCapital.Of(RecoveryCapitalAnswers),
            Reflection);
    }
}
