using CareBridge.Directory.Domain;
using CareBridge.Directory.Storage;
using CareBridge.Platform.Disclosures;
using CareBridge.Platform.Domain;
using CareBridge.Platform.Security;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace CareBridge.Directory.Features;

/// <summary>
/// Tells the network that a participant and an organization's client are one person. It shows nobody who that is.
/// </summary>
internal static class LinkParticipant
{
    public static void Map(IEndpointRouteBuilder routes) =>
        routes.MapPut("/participants/{id:guid}/organizations/{organizationId:guid}", HandleAsync)
            .RequireRole(Role.Administrator).ShowsNothing();

    private static async Task<View> HandleAsync(
        Guid id,
        Guid organizationId,
        IdentifierInput request,
        DirectoryDbContext store,
        TimeProvider time,
        CancellationToken cancellation)
    {
        var check = new Check();
        var identifier = await IdentifierInput.CheckAsync(
            request, new Place(id, organizationId, "", IsOwn: false), check, store, cancellation);
        check.ThrowIfAny();
        await store.RequireOrganizationAsync(organizationId, cancellation);
        var participant = await store.Participants.SingleOrDefaultAsync(p => p.Id == id, cancellation)
            ?? throw new NotFoundException("participant");
        participant.Link(organizationId, identifier, time.GetUtcNow());
        await store.SaveChangesAsync(cancellation);
        return new View(id, organizationId, request.System, request.Value);
    }

    internal sealed record View(Guid ParticipantId, Guid OrganizationId, string System, string Value);
}
