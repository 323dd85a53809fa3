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

namespace CareBridge.Aftercare.Features.Supports;

/// <summary>Support pauses, goes on, is finished, or was an error.</summary>
internal static class MoveSupport
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        var support = routes.MapGroup("/supports/{id:guid}").RequireRole(Role.PeerSpecialist).ShowsOwn();
        support.MapPost("/pause", MoveTo(SupportStatus.OnHold)).WithSummary("Pause support");
        support.MapPost("/resume", MoveTo(SupportStatus.Active)).WithSummary("Resume support");
        support.MapPost("/retract", MoveTo(SupportStatus.EnteredInError)).WithSummary("Retract support");
        support.MapPost("/finish", FinishAsync).WithSummary("Finish support");
    }

    private static Delegate MoveTo(SupportStatus next) =>
        async (Guid id, Caller caller, AftercareDbContext store, TimeProvider time, CancellationToken cancellation) =>
        {
            var support = await FindAsync(id, caller, store, cancellation);
            if (support.Status != next)
            {
                var now = time.Now();
                support.MoveTo(next, now);
                store.RequestReview(support.ParticipantId, support.OrganizationId, now);
                await store.SaveChangesAsync(cancellation);
            }
            return SupportView.Of(support);
        };

    private static async Task<SupportView> FinishAsync(
        Guid id,
        Request request,
        Caller caller,
        AftercareDbContext store,
        TimeProvider time,
        CancellationToken cancellation)
    {
        var now = time.Now();
        new Check().That(request.EndedOn <= Days.Latest(now), "endedOn", Days.NotInTheFuture).ThrowIfAny();
        var support = await FindAsync(id, caller, store, cancellation);
        if (support.EndedOn != request.EndedOn || support.Status != SupportStatus.Finished)
        {
            support.Finish(request.EndedOn, now);
            store.RequestReview(support.ParticipantId, support.OrganizationId, now);
            await store.SaveChangesAsync(cancellation);
        }
        return SupportView.Of(support);
    }

    private static async Task<Support> FindAsync(
        Guid id, Caller caller, AftercareDbContext store, CancellationToken cancellation)
    {
        var organization = caller.Organization;
        return await store.Supports
            .SingleOrDefaultAsync(s => s.Id == id && s.OrganizationId == organization, cancellation)
            ?? throw new NotFoundException("support");
    }

    internal sealed record Request
    {
        public required DateOnly EndedOn { get; init; }
    }
}
