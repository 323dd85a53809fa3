using CareBridge.Platform.Disclosures;
using CareBridge.Portal.Accounts;
using CareBridge.Portal.SignIn;
using CareBridge.Portal.Storage;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace CareBridge.Portal.Features;

/// <summary>Signs a browser in. Its cookie lasts 30 minutes from its last use.</summary>
internal static class OpenSession
{
    public static void Map(IEndpointRouteBuilder routes) =>
        routes.MapPost("/session", HandleAsync).AllowAnonymous().CountsTries().ShowsNothing()
            .Produces<SessionView>().ProducesProblem(StatusCodes.Status401Unauthorized)
            .ProducesProblem(StatusCodes.Status429TooManyRequests);

    private static async Task<IResult> HandleAsync(
        PasswordInput request,
        Credentials credentials,
        BrowserSession session,
        PortalDbContext store,
        HttpContext http,
        CancellationToken cancellation)
    {
        var entry = await credentials.EnterAsync(
            request.Email, request.Password, request.Code, request.PositionId, cancellation);
        if (entry.HalfWay is not null) return SignInProblems.SecondFactorNeeded();
        if (entry.Who is not { } who) return SignInProblems.InvalidCredentials();
        await session.OpenAsync(http, who, entry.BySecondFactor);
        return Results.Ok(await store.ShowAsync(who.Position.ToCaller(), cancellation));
    }
}
