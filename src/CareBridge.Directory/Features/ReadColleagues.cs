using CareBridge.Directory.Storage;
using CareBridge.Platform.Disclosures;
using CareBridge.Platform.Security;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace CareBridge.Directory.Features;

/// <summary>Who works, or has worked, at the reader's own organization, listed for others or not.</summary>
internal static class ReadColleagues
{
    public static void Map(IEndpointRouteBuilder routes) =>
        routes.MapGet("/colleagues", HandleAsync).WithSummary("List colleagues")
            .RequireRole(Role.PeerSpecialist, Role.ClinicStaff, Role.SocialServiceStaff).ShowsNothing();

    private static async Task<IReadOnlyList<StaffMemberView>> HandleAsync(
        Caller caller, DirectoryDbContext store, CancellationToken cancellation)
    {
        var organization = caller.Organization;
        var staff = await store.Staff.AsNoTracking().Where(s => s.OrganizationId == organization)
            .ToListAsync(cancellation);
        return
        [
            .. staff.OrderBy(s => s.Profile.FamilyName, StringComparer.Ordinal).ThenBy(s => s.Id)
                .Select(StaffMemberView.Of),
        ];
    }
}
