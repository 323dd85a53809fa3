using CareBridge.Directory.Storage;
using CareBridge.Platform.Disclosures;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace CareBridge.Directory.Features.Endpoints;

/// <summary>An organization's endpoints are known to everybody who has an account.</summary>
internal static class ReadEndpoints
{
    public static void Map(IEndpointRouteBuilder routes) =>
        routes.MapGet("/organizations/{organizationId:guid}/endpoints", ListAsync)
            .RequireAuthorization().ShowsNothing();

    private static async Task<IReadOnlyList<EndpointView>> ListAsync(
        Guid organizationId, DirectoryDbContext store, CancellationToken cancellation)
    {
        await store.RequireOrganizationAsync(organizationId, cancellation);
        var endpoints = await store.Endpoints.AsNoTracking()
            .Where(e => e.OrganizationId == organizationId).OrderBy(e => e.ChangedAt).ToListAsync(cancellation);
        return [.. endpoints.Select(EndpointView.Of)];
    }
}
