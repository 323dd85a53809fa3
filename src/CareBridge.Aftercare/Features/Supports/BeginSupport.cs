using CareBridge.Aftercare.Domain;
using CareBridge.Aftercare.Storage;
using CareBridge.Platform.Disclosures;
using CareBridge.Platform.Domain;
using CareBridge.Platform.OpenApi;
using CareBridge.Platform.Security;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace CareBridge.Aftercare.Features.Supports;

internal static class BeginSupport
{
    public static void Map(IEndpointRouteBuilder routes) =>
        routes.MapPut("/supports/{id:guid}", HandleAsync)
            .RequireRole(Role.PeerSpecialist).ShowsOwn().Creates<SupportView>();

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
        new Check().That(request.BegunOn <= Days.Latest(now), "begunOn", Days.NotInTheFuture).ThrowIfAny();
        var content = new SupportContent(request.ParticipantId, caller.Organization, request.BegunOn);
        if (await store.Supports.SingleOrDefaultAsync(s => s.Id == id, cancellation) is { } existing)
        {
            return existing.Content == content
                ? Results.Ok(SupportView.Of(existing))
                : throw RefusedException.InUse();
        }
        new Check().NotDerived(id, "id").ThrowIfAny();
        await served.RequireAsync(request.ParticipantId, caller.Organization, cancellation);

        var support = Support.Begin(id, content, caller.Id, now);
        store.Supports.Add(support);
        store.RequestReview(content.ParticipantId, content.OrganizationId, now);
        await store.SaveChangesAsync(cancellation);
        return Results.Created($"/api/aftercare/supports/{id}", SupportView.Of(support));
    }

    internal sealed record Request
    {
        public required Guid ParticipantId { get; init; }

        public required DateOnly BegunOn { get; init; }
    }
}
