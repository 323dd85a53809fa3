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

namespace CareBridge.Aftercare.Features.Milestones;

internal static class RecordMilestone
{
    public static void Map(IEndpointRouteBuilder routes) =>
        routes.MapPut("/milestones/{id:guid}", HandleAsync)
            .RequireRole(Role.PeerSpecialist, Role.Participant).ShowsOwn().Creates<MilestoneView>();

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
        Check(request, now);
        var content = new MilestoneContent(
            request.ParticipantId, holder, request.MilestoneCode, request.Words, request.ReachedOn);
        if (await store.Milestones.SingleOrDefaultAsync(m => m.Id == id, cancellation) is { } existing)
        {
            // Nobody finds out by guessing what a participant keeps to themself.
            return (existing.IsShared || caller.Role == Role.Participant) && existing.Open(seal) == content
                ? Results.Ok(MilestoneView.Of(existing, seal))
                : throw RefusedException.InUse();
        }
        new Check().NotDerived(id, "id").ThrowIfAny();
        // Both are Goal in FHIR.
        if (await store.Goals.AnyAsync(g => g.Id == id, cancellation)) throw RefusedException.InUse();
        await RecordHolder.RequireServiceAsync(caller, request.ParticipantId, holder, directory, cancellation);

        var isShared = content.Words is null || caller.Role != Role.Participant || request.Shares;
        var milestone = Milestone.Record(id, content, caller.Id, isShared, seal, now);
        store.Milestones.Add(milestone);
        await store.SaveChangesAsync(cancellation);
        return Results.Created($"/api/aftercare/milestones/{id}", MilestoneView.Of(milestone, seal));
    }

    private static void Check(Request request, DateTimeOffset now) => new Check()
        .That(
            MilestoneCodes.All.Contains(request.MilestoneCode),
            "milestoneCode",
            $"One of: {string.Join(", ", MilestoneCodes.All)}.")
        .That(
            (request.Words is not null) == (request.MilestoneCode == MilestoneCodes.Own),
            "words",
            $"Of the code {MilestoneCodes.Own}, and of no other.")
        .OptionalText(request.Words, "words", MilestoneWords.Length)
        .That(request.ReachedOn <= Days.Latest(now), "reachedOn", Days.NotInTheFuture)
        .ThrowIfAny();

    internal sealed record Request
    {
        public required Guid ParticipantId { get; init; }

        /// <summary>Required from a participant: which of the organizations that serve them is to hold it.</summary>
        public Guid? OrganizationId { get; init; }

        /// <summary>One of <see cref="MilestoneCodes"/>.</summary>
        public required string MilestoneCode { get; init; }

        /// <summary>What it is, as the participant says it; of the code own.</summary>
        public string? Words { get; init; }

        /// <summary>
        /// Whether the community may see a participant's own words from the start. What a specialist writes down it
        /// sees.
        /// </summary>
        public bool Shares { get; init; }

        public required DateOnly ReachedOn { get; init; }
    }
}
