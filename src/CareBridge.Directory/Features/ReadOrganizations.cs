using CareBridge.Contracts.Directory;
using CareBridge.Directory.Storage;
using CareBridge.Platform.Disclosures;
using CareBridge.Platform.Security;
using CareBridge.Platform.Web;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace CareBridge.Directory.Features;

/// <summary>The network's organizations are known to everybody who has an account.</summary>
internal static class ReadOrganizations
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/organizations", ListAsync).WithSummary("List organizations")
            .RequireAuthorization().ShowsNothing();
        routes.MapGet("/organizations/{id:guid}", GetAsync).WithSummary("Read organization")
            .RequireAuthorization().ShowsNothing();
    }

    /// <param name="verification">Only those that stand so.</param>
    /// <param name="verifiedUntil">Only those whose verification ends on that day or earlier.</param>
    private static async Task<IReadOnlyList<OrganizationView>> ListAsync(
        Coded<OrganizationVerification>? verification,
        DateOnly? verifiedUntil,
        DirectoryDbContext store,
        CancellationToken cancellation)
    {
        var organizations = await store.Organizations.AsNoTracking()
            .Where(o => verification == null || o.Verification == verification.Value.Value)
            .Where(o => verifiedUntil == null || o.VerifiedUntil <= verifiedUntil)
            .OrderBy(o => o.Profile.Name).ToListAsync(cancellation);
        return [.. organizations.Select(OrganizationView.Of)];
    }

    private static async Task<OrganizationView> GetAsync(
        Guid id, DirectoryDbContext store, CancellationToken cancellation) =>
        OrganizationView.Of(await store.RequireOrganizationAsync(id, cancellation));
}
