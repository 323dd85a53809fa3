using CareBridge.Directory.Storage;
using CareBridge.Platform.Disclosures;
using CareBridge.Platform.Domain;
using CareBridge.Platform.Security;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace CareBridge.Directory.Features.Endpoints;

/// <summary>The organization's systems are reached there no more.</summary>
internal static class WithdrawEndpoint
{
    public static void Map(IEndpointRouteBuilder routes) =>
        routes.MapPost("/organizations/{organizationId:guid}/endpoints/{id:guid}/withdraw", HandleAsync)
            .RequireRole(Role.Administrator).ShowsNothing();

    private static async Task<EndpointView> HandleAsync(
        Guid organizationId, Guid id, DirectoryDbContext store, TimeProvider time, CancellationToken cancellation)
    {
        var endpoint = await store.Endpoints.SingleOrDefaultAsync(
            e => e.Id == id && e.OrganizationId == organizationId, cancellation)
            ?? throw new NotFoundException("endpoint");
        var organization = await store.RequireOrganizationAsync(organizationId, cancellation);
        var now = time.Now();
        endpoint.Withdraw(now);
        organization.Withdraw(id, now);
        await store.SaveChangesAsync(cancellation);
        return EndpointView.Of(endpoint);
    }
}
