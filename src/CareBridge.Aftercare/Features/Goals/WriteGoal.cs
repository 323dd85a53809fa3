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

namespace CareBridge.Aftercare.Features.Goals;

/// <summary>A participant, or a specialist with them, writes down what they want to reach, or writes it anew.</summary>
internal static class WriteGoal
{
    public static void Map(IEndpointRouteBuilder routes) =>
        routes.MapPut("/goals/{id:guid}", HandleAsync).WithSummary("Write goal")
            .RequireRole(Role.PeerSpecialist, Role.Participant).ShowsOwn().Creates<GoalView>();

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
        var holder = RecordHolder.Of(caller, request.ParticipantId, request.OrganizationId);
        Check(id, request);
        var content = request.ToContent();
        var existing = await store.Goals.SingleOrDefaultAsync(g => g.Id == id, cancellation);
        if (existing is null)
        {
            // Both are Goal in FHIR.
            if (await store.Milestones.AnyAsync(m => m.Id == id, cancellation)) throw RefusedException.InUse();
        }
        else
        {
            if (existing.ParticipantId != request.ParticipantId || existing.OrganizationId != holder)
                throw RefusedException.InUse();
            if (existing.Open(seal) == content) return Results.Ok(GoalView.Of(existing, seal));
            if (request.Version is not { } version) throw RefusedException.InUse();
            if (version != existing.Version) throw new StaleVersionException(version, existing.Version);
        }
        await RecordHolder.RequireServiceAsync(caller, request.ParticipantId, holder, directory, cancellation);
        await RecordHolder.RequireColleagueAsync(request.OwnerId, "ownerId", holder, directory, cancellation);

        var now = time.Now();
        var goal = existing ?? Goal.Write(id, request.ParticipantId, holder, content, caller.Id, seal, now);
        if (existing is null) store.Goals.Add(goal);
        else goal.Rewrite(content, seal, now);
        await store.SaveChangesAsync(cancellation);
        var view = GoalView.Of(goal, seal);
        return existing is null ? Results.Created($"/api/aftercare/goals/{id}", view) : Results.Ok(view);
    }

    private static void Check(Guid id, Request request) => new Check()
        .NotDerived(id, "id")
        .Text(request.Words, "words", GoalText.WordsLength)
        .That(request.OwnerId is null || request.Owner == StepOwner.Staff, "ownerId", "Of staff, and of nobody else.")
        .That(!(request.TargetOn < request.StartsOn), "targetOn", "Not before it starts.")
        .ThrowIfAny();

    internal sealed record Request
    {
        public required Guid ParticipantId { get; init; }

        /// <summary>Required from a participant: which of the organizations that serve them is to hold it.</summary>
        public Guid? OrganizationId { get; init; }

        public required string Words { get; init; }

        public StepOwner Owner { get; init; }

        /// <summary>Of a goal whose owner is staff: who.</summary>
        public Guid? OwnerId { get; init; }

        public DateOnly? StartsOn { get; init; }

        public DateOnly? TargetOn { get; init; }

        /// <summary>The version that is to be replaced; left out, a new goal is made.</summary>
        public long? Version { get; init; }

        public GoalContent ToContent() => new(Words, Owner, OwnerId, StartsOn, TargetOn);
    }
}
