using CareBridge.Directory.Storage;
using CareBridge.Platform.Disclosures;
using CareBridge.Platform.Security;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace CareBridge.Directory.Features;

/// <summary>Who works at an organization or did, also those who are not listed: who works there still first.</summary>
internal static class ReadStaff
{
    public static void Map(IEndpointRouteBuilder routes) =>
        routes.MapGet("/organizations/{organizationId:guid}/staff", HandleAsync)
            .RequireRole(Role.Administrator).ShowsNothing();

    private static async Task<IReadOnlyList<StaffView>> HandleAsync(
        Guid organizationId, DirectoryDbContext store, CancellationToken cancellation)
    {
        await store.RequireOrganizationAsync(organizationId, cancellation);
        var staff = await store.Staff.AsNoTracking().Where(s => s.OrganizationId == organizationId)
            .OrderByDescending(s => s.Active).ThenBy(s => s.Profile.FamilyName).ThenBy(s => s.Profile.GivenName)
            .ToListAsync(cancellation);
        return [.. staff.Select(StaffView.Of)];
    }
}
