using CareBridge.Platform.Disclosures;
using CareBridge.Portal.Accounts;
using CareBridge.Portal.SignIn;
using Microsoft.AspNetCore.Authentication.BearerToken;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace CareBridge.Portal.Features;

/// <summary>Signs a program in: an access token for 15 minutes, and a refresh token to get the next one.</summary>
internal static class IssueToken
{
    public static void Map(IEndpointRouteBuilder routes) =>
        routes.MapPost("/token", HandleAsync).AllowAnonymous().ShowsNothing()
            .Produces<AccessTokenResponse>().ProducesProblem(StatusCodes.Status401Unauthorized);

    private static async Task<IResult> HandleAsync(
        PasswordInput request, Credentials credentials, HttpContext http, CancellationToken cancellation)
    {
        http.Response.Headers.CacheControl = "no-store";
        var signedIn = await credentials.CheckAsync(
            request.Email, request.Password, request.PositionId, cancellation);
        return signedIn is { } who
            ? Results.SignIn(Ticket.For(who, Schemes.Bearer), authenticationScheme: Schemes.Bearer)
            : SignInProblems.InvalidCredentials();
    }
}
