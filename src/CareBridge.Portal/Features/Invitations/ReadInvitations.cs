using CareBridge.Platform.Disclosures;
using CareBridge.Platform.Security;
using CareBridge.Platform.Storage;
using CareBridge.Portal.Storage;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace CareBridge.Portal.Features.Invitations;

/// <summary>To administrators all invitations, to staff their organization's.</summary>
internal static class ReadInvitations
{
    private static readonly Role[] Readers = [Role.Administrator, Role.PeerSpecialist, Role.ClinicStaff];

    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/invitations", ListAsync).RequireRole(Readers).ShowsOwn().WithSummary("List invitations");
        routes.MapGet("/invitations/{id:guid}", GetAsync).RequireRole(Readers).ShowsOwn()
            .WithSummary("Read invitation");
    }

    private static async Task<Page<InvitationView>> ListAsync(
        [AsParameters] PageRequest page,
        Guid? personId,
        Caller caller,
        PortalDbContext store,
        InvitationDesk desk,
        CancellationToken cancellation)
    {
        var found = await store.InvitationsOf(caller).Where(i => personId == null || i.PersonId == personId)
            .NewestFirstAsync(page, cancellation);
        return new Page<InvitationView>(await desk.ShowAsync(found.Items, cancellation), found.Next);
    }

    private static async Task<InvitationView> GetAsync(
        Guid id, Caller caller, PortalDbContext store, InvitationDesk desk, CancellationToken cancellation) =>
        await desk.ShowAsync(await store.RequireInvitationAsync(id, caller, cancellation), cancellation);
}
