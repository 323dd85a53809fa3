using CareBridge.Aftercare.Domain;
using CareBridge.Aftercare.Storage;
using CareBridge.Contracts.Aftercare;
using CareBridge.Platform.Disclosures;
using CareBridge.Platform.Domain;
using CareBridge.Platform.Security;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace CareBridge.Aftercare.Features.Circles;

/// <summary>Somebody stands by a participant no longer, or never did.</summary>
internal static class MoveCircleMember
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        var member = routes.MapGroup("/participants/{participantId:guid}/circle/members/{id:guid}")
            .RequireRole(Role.PeerSpecialist, Role.Participant).ShowsOwn();
        member.MapPost("/end", EndAsync).WithSummary("End circle member");
        member.MapPost("/retract", RetractAsync).WithSummary("Retract circle member");
    }

    private static Task<CircleMemberView> EndAsync(
        Guid participantId,
        Guid id,
        Ending request,
        Caller caller,
        AftercareDbContext store,
        ISeal seal,
        TimeProvider time,
        CancellationToken cancellation)
    {
        new Check()
            .That(request.EndedOn <= Days.Latest(time.Now()), "endedOn", Days.NotInTheFuture)
            .ThrowIfAny();
        var holder = RecordHolder.Of(caller, participantId, request.OrganizationId);
        return MoveAsync(
            new Move(participantId, holder, id, CircleMemberStatus.Ended, request.EndedOn),
            store, seal, time, cancellation);
    }

    private static Task<CircleMemberView> RetractAsync(
        Guid participantId,
        Guid id,
        Retraction? request,
        Caller caller,
        AftercareDbContext store,
        ISeal seal,
        TimeProvider time,
        CancellationToken cancellation)
    {
        var holder = RecordHolder.Of(caller, participantId, request?.OrganizationId);
        return MoveAsync(
            new Move(participantId, holder, id, CircleMemberStatus.EnteredInError, EndedOn: null),
            store, seal, time, cancellation);
    }

    private static async Task<CircleMemberView> MoveAsync(
        Move move, AftercareDbContext store, ISeal seal, TimeProvider time, CancellationToken cancellation)
    {
        var circle = await store.Circles.SingleOrDefaultAsync(c => c.Id == move.CircleId, cancellation);
        var member = circle?.Open(seal).FirstOrDefault(member => member.MemberId == move.MemberId)
            ?? throw new NotFoundException("member");
        if (member.Status == move.Next && (move.EndedOn ?? member.EndedOn) == member.EndedOn)
            return CircleMemberView.Of(member);
        var now = time.Now();
        circle!.Move(member, move.Next, move.EndedOn, seal, now);
        var partnershipId = Partnership.IdOf(circle.Id, move.MemberId);
        var partnership = await store.Partnerships.SingleOrDefaultAsync(p => p.Id == partnershipId, cancellation);
        if (partnership is not null) await store.EndAsync(partnership, now, cancellation);
        await store.SaveChangesAsync(cancellation);
        return CircleMemberView.Of(circle.Open(seal).Single(moved => moved.MemberId == move.MemberId));
    }

    internal sealed record Ending
    {
        /// <summary>Required from a participant: which organization keeps the circle.</summary>
        public Guid? OrganizationId { get; init; }

        public required DateOnly EndedOn { get; init; }
    }

    /// <param name="OrganizationId">Required from a participant: which organization keeps the circle.</param>
    internal sealed record Retraction(Guid? OrganizationId);

    private sealed record Move(
        Guid ParticipantId, Guid Holder, Guid MemberId, CircleMemberStatus Next, DateOnly? EndedOn)
    {
        public Guid CircleId => Circle.IdOf(ParticipantId, Holder);
    }
}
