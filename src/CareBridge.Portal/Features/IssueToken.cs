using CareBridge.Platform.Disclosures;
using CareBridge.Platform.Domain;
using CareBridge.Portal.Accounts;
using CareBridge.Portal.SignIn;
using CareBridge.Portal.Storage;
using Microsoft.AspNetCore.Authentication.BearerToken;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace CareBridge.Portal.Features;

/// <summary>Signs a program in: an access token for 15 minutes, and a refresh token to get the next one.</summary>
internal static class IssueToken
{
    public static void Map(IEndpointRouteBuilder routes) =>
        routes.MapPost("/token", HandleAsync).AllowAnonymous().CountsTries().ShowsNothing()
            .Produces<AccessTokenResponse>().ProducesProblem(StatusCodes.Status401Unauthorized)
            .ProducesProblem(StatusCodes.Status429TooManyRequests);

    private static async Task<IResult> HandleAsync(
        PasswordInput request,
        Credentials credentials,
        PortalDbContext store,
        TimeProvider time,
        HttpContext http,
        CancellationToken cancellation)
    {
        http.Response.Headers.CacheControl = "no-store";
        var entry = await credentials.EnterAsync(
            request.Email, request.Password, request.Code, request.PositionId, cancellation);
        if (entry.HalfWay is not null) return SignInProblems.SecondFactorNeeded();
        if (entry.Who is not { } who) return SignInProblems.InvalidCredentials();
        var session = await store.BeginSessionAsync(who.SignIn, isProgram: true, http, time.Now());
        var proof = Proof.Now(session, entry.BySecondFactor, time.GetUtcNow());
        return Results.SignIn(Ticket.For(who, proof, Schemes.Bearer), authenticationScheme: Schemes.Bearer);
    }
}
