using CareBridge.Platform.Disclosures;
using CareBridge.Platform.Domain;
using CareBridge.Platform.Security;
using CareBridge.Portal.Storage;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;

namespace CareBridge.Portal.Features.Invitations;

/// <summary>Its link opens no more, and is not sent if it has not been.</summary>
internal static class RevokeInvitation
{
    public static void Map(IEndpointRouteBuilder routes) =>
        routes.MapPost("/invitations/{id:guid}/revoke", HandleAsync)
            .RequireRole(Role.Administrator, Role.PeerSpecialist, Role.ClinicStaff).ShowsOwn();

    private static async Task<InvitationView> HandleAsync(
        Guid id,
        Caller caller,
        PortalDbContext store,
        InvitationDesk desk,
        TimeProvider time,
        CancellationToken cancellation)
    {
        var invitation = await store.WhileItIsSentAsync(async () =>
        {
            var now = time.Now();
            var open = await store.RequireInvitationAsync(id, caller, cancellation);
            open.Revoke(now);
            await store.WithdrawLinkAsync(open, now, cancellation);
            await store.SaveChangesAsync(cancellation);
            return open;
        });
        return await desk.ShowAsync(invitation, cancellation);
    }
}
