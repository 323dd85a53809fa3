using CareBridge.Directory.Domain;
using CareBridge.Directory.Storage;
using CareBridge.Platform.Domain;
using CareBridge.Platform.Security;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace CareBridge.Directory.Features;

/// <summary>Tells the network that a participant and an organization's client are one person.</summary>
internal static class LinkParticipant
{
    public static void Map(IEndpointRouteBuilder routes) =>
        routes.MapPut("/participants/{id:guid}/organizations/{organizationId:guid}", HandleAsync)
            .RequireRole(Role.Administrator);

    private static async Task<ParticipantView> HandleAsync(
        Guid id,
        Guid organizationId,
        IdentifierInput request,
        DirectoryDbContext store,
        TimeProvider time,
        CancellationToken cancellation)
    {
        var check = new Check();
        var identifier = await IdentifierInput.CheckAsync(request, id, "", check, store, cancellation);
        check.ThrowIfAny();
        await store.RequireOrganizationAsync(organizationId, cancellation);
        var participant = await store.Participants.SingleOrDefaultAsync(p => p.Id == id, cancellation)
            ?? throw new NotFoundException("participant");
        participant.Enroll(organizationId, identifier, time.GetUtcNow());
        await store.SaveChangesAsync(cancellation);
        return ParticipantView.Of(participant, organizationId);
    }
}
