using CareBridge.Portal.SignIn;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace CareBridge.Portal.Pages.Entry;

/// <summary>Open to all, so that signing out twice does no harm.</summary>
internal static class SignPersonOut
{
    public const string Path = "/sign-out";

    public static void Map(IEndpointRouteBuilder pages) =>
        pages.MapPost(Path, HandleAsync).AllowAnonymous().TakeAnyForm();

    private static async Task<IResult> HandleAsync(HttpContext http, BrowserSession session)
    {
        await session.CloseAsync(http);
        return Results.LocalRedirect(SignPersonIn.Path);
    }
}
