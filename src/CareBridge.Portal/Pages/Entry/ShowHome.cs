using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace CareBridge.Portal.Pages.Entry;

/// <summary>Leads each to the page that they begin with.</summary>
internal static class ShowHome
{
    public static void Map(IEndpointRouteBuilder pages) =>
        pages.MapGet(LocalAddress.Start, Show).RequireAuthorization();

    private static IResult Show(Visit visit) => Results.LocalRedirect(Navigation.StartOf(visit));
}
