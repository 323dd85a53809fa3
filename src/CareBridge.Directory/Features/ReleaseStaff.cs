using CareBridge.Directory.Storage;
using CareBridge.Platform.Disclosures;
using CareBridge.Platform.Domain;
using CareBridge.Platform.Security;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace CareBridge.Directory.Features;

/// <summary>Somebody has left the organization. What they did there keeps their name.</summary>
internal static class ReleaseStaff
{
    public static void Map(IEndpointRouteBuilder routes) =>
        routes.MapPost("/organizations/{organizationId:guid}/staff/{id:guid}/leave", HandleAsync)
            .RequireRole(Role.Administrator).ShowsNothing();

    private static async Task<StaffView> HandleAsync(
        Guid organizationId, Guid id, DirectoryDbContext store, TimeProvider time, CancellationToken cancellation)
    {
        var person = await store.Staff.SingleOrDefaultAsync(
            s => s.Id == id && s.OrganizationId == organizationId, cancellation)
            ?? throw new NotFoundException("staff member");
        person.Leave(time.Now());
        await store.SaveChangesAsync(cancellation);
        return StaffView.Of(person);
    }
}
