using CareBridge.Platform.Disclosures;
using CareBridge.Portal.Accounts;
using CareBridge.Portal.SignIn;
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
        PasswordInput request, Credentials credentials, HttpContext http, CancellationToken cancellation)
    {
        if (await credentials.CheckAsync(request.Email, request.Password, cancellation) is not { } account)
            return SignInProblems.InvalidCredentials();
        await http.SignInAsync(Schemes.Cookie, Ticket.For(account, Schemes.Cookie));
        return Results.Ok(SessionView.Of(account.ToCaller()));
    }
}
