using CareBridge.Directory.Storage;
using CareBridge.Platform.Disclosures;
using CareBridge.Platform.Domain;
using CareBridge.Platform.Security;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace CareBridge.Directory.Features;

/// <summary>Takes back that a participant and an organization's client are one person.</summary>
internal static class UnlinkParticipant
{
    public static void Map(IEndpointRouteBuilder routes) =>
        routes.MapDelete("/participants/{id:guid}/organizations/{organizationId:guid}", HandleAsync)
            .RequireRole(Role.Administrator).ShowsNothing();

    private static async Task<NoContent> HandleAsync(
        Guid id,
        Guid organizationId,
        DirectoryDbContext store,
        TimeProvider time,
        CancellationToken cancellation)
    {
        var participant = await store.Participants.SingleOrDefaultAsync(p => p.Id == id, cancellation)
            ?? throw new NotFoundException("participant");
        participant.Unlink(organizationId, time.GetUtcNow());
        await store.SaveChangesAsync(cancellation);
        return TypedResults.NoContent();
    }
}
