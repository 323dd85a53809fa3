using CareBridge.Platform.Disclosures;
using CareBridge.Platform.Security;
using CareBridge.Portal.Storage;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;

namespace CareBridge.Portal.Features;

internal static class ShowSession
{
    public static void Map(IEndpointRouteBuilder routes) =>
        routes.MapGet(
                "/session",
                (Caller caller, PortalDbContext store, CancellationToken cancellation) =>
                    store.ShowAsync(caller, cancellation))
            .RequireAuthorization().ShowsOwn();
}
