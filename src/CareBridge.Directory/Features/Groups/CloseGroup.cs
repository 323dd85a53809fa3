using CareBridge.Directory.Storage;
using CareBridge.Platform.Disclosures;
using CareBridge.Platform.Domain;
using CareBridge.Platform.Security;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace CareBridge.Directory.Features.Groups;

/// <summary>A peer group of the caller's organization meets no more.</summary>
internal static class CloseGroup
{
    public static void Map(IEndpointRouteBuilder routes) =>
        routes.MapPost("/groups/{id:guid}/close", HandleAsync)
            .RequireRole(Role.PeerSpecialist, Role.ClinicStaff).ShowsNothing();

    private static async Task<GroupView> HandleAsync(
        Guid id, Caller caller, DirectoryDbContext store, TimeProvider time, CancellationToken cancellation)
    {
        var organization = caller.Organization;
        var group = await store.Groups.SingleOrDefaultAsync(
            g => g.Id == id && g.OrganizationId == organization, cancellation)
            ?? throw new NotFoundException("group");
        var now = time.Now();
        group.Close(now);
        await store.SaveChangesAsync(cancellation);
        return GroupView.Of(group, caller, now);
    }
}
