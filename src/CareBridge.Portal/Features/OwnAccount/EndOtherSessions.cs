using CareBridge.Platform.Disclosures;
using CareBridge.Platform.Security;
using CareBridge.Portal.SignIn;
using CareBridge.Portal.Storage;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace CareBridge.Portal.Features.OwnAccount;

/// <summary>Ends every session and token of whoever asks but the browser's that asks.</summary>
internal static class EndOtherSessions
{
    public static void Map(IEndpointRouteBuilder account) =>
        account.MapPost("/sessions/end", HandleAsync).ShowsNothing().Produces(StatusCodes.Status204NoContent);

    private static async Task<IResult> HandleAsync(
        Caller caller,
        PortalDbContext store,
        BrowserSession session,
        HttpContext http,
        CancellationToken cancellation)
    {
        (await store.RequireSignInAsync(caller.Id, cancellation)).EndSessions();
        await store.SaveChangesAsync(cancellation);
        await session.RenewAsync(http, caller.Id, cancellation);
        return Results.NoContent();
    }
}
