using CareBridge.Portal.SignIn;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace CareBridge.Portal.Pages.Entry;

/// <summary>
/// Leaves for a page that tells nothing, signed out, so that the way back shows nothing either. With script the page
/// does it itself, and takes the place of the one that was left in the tab's history.
/// </summary>
internal static class LeaveInHurry
{
    public const string Path = "/leave";

    public static void Map(IEndpointRouteBuilder pages) =>
        pages.MapPost(Path, HandleAsync).AllowAnonymous().TakeAnyForm();

    private static async Task<IResult> HandleAsync(HttpContext http, PageSettings settings, BrowserSession session)
    {
        await session.CloseAsync(http);
        return Results.Redirect(settings.ExitAddress);
    }
}
