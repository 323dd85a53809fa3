using CareBridge.Platform.Disclosures;
using CareBridge.Portal.Accounts;
using CareBridge.Portal.SignIn;
using CareBridge.Portal.Storage;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace CareBridge.Portal.Features;

/// <summary>Signs a browser in. Its cookie lasts 30 minutes from its last use.</summary>
internal static class OpenSession
{
    public static void Map(IEndpointRouteBuilder routes) =>
        routes.MapPost("/session", HandleAsync).AllowAnonymous().ShowsNothing()
            .Produces<SessionView>().ProducesProblem(StatusCodes.Status401Unauthorized);

    private static async Task<IResult> HandleAsync(
        PasswordInput request,
        Credentials credentials,
        PortalDbContext store,
        HttpContext http,
        CancellationToken cancellation)
    {
        var signedIn = await credentials.CheckAsync(
            request.Email, request.Password, request.PositionId, cancellation);
        if (signedIn is null) return SignInProblems.InvalidCredentials();
        await http.SignInAsync(Schemes.Cookie, Ticket.For(signedIn, Schemes.Cookie));
        return Results.Ok(await store.ShowAsync(signedIn.Position.ToCaller(), cancellation));
    }
}
