using CareBridge.Platform.Disclosures;
using CareBridge.Platform.Security;
using CareBridge.Portal.Storage;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;

namespace CareBridge.Portal.Features;

internal static class ShowAccount
{
    public static void Map(IEndpointRouteBuilder routes) =>
        routes.MapGet("/accounts/{personId:guid}", HandleAsync).RequireRole(Role.Administrator).ShowsOwn();

    private static async Task<AccountView> HandleAsync(
        Guid personId, PortalDbContext store, CancellationToken cancellation) =>
        AccountView.Of(await store.RequireAccountAsync(personId, cancellation));
}
