using CareBridge.Platform.Disclosures;
using CareBridge.Platform.Security;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;

namespace CareBridge.Portal.Features;

internal static class ShowSession
{
    public static void Map(IEndpointRouteBuilder routes) =>
        routes.MapGet("/session", (Caller caller) => SessionView.Of(caller)).RequireAuthorization().ShowsOwn();
}
