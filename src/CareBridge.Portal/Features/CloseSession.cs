using CareBridge.Platform.Disclosures;
using CareBridge.Portal.SignIn;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace CareBridge.Portal.Features;

/// <summary>Takes the browser's cookie away. Open to all, so that signing out twice does no harm.</summary>
internal static class CloseSession
{
    public static void Map(IEndpointRouteBuilder routes) =>
        routes.MapDelete("/session", (Delegate)HandleAsync)
            .AllowAnonymous().ShowsNothing().Produces(StatusCodes.Status204NoContent);

    private static async Task<IResult> HandleAsync(HttpContext http)
    {
        await http.SignOutAsync(Schemes.Cookie);
        return Results.NoContent();
    }
}
