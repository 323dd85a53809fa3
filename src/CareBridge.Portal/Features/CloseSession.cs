using CareBridge.Platform.Disclosures;
using CareBridge.Portal.SignIn;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace CareBridge.Portal.Features;

/// <summary>
/// Ends the browser's session and takes its cookie away. Open to all, so that signing out twice does no harm.
/// </summary>
internal static class CloseSession
{
    public static void Map(IEndpointRouteBuilder routes) =>
        routes.MapDelete("/session", HandleAsync)
            .AllowAnonymous().ShowsNothing().Produces(StatusCodes.Status204NoContent);

    private static async Task<IResult> HandleAsync(HttpContext http, BrowserSession session)
    {
        await session.CloseAsync(http);
        return Results.NoContent();
    }
}
