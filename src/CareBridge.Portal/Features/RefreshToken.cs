using CareBridge.Platform.Disclosures;
using CareBridge.Portal.SignIn;
using CareBridge.Portal.Storage;
using Microsoft.AspNetCore.Authentication.BearerToken;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Options;

namespace CareBridge.Portal.Features;

/// <summary>The next tokens, for the same position or for another of theirs.</summary>
internal static class RefreshToken
{
    public static void Map(IEndpointRouteBuilder routes) =>
        routes.MapPost("/token/refresh", HandleAsync).AllowAnonymous().ShowsNothing()
            .Produces<AccessTokenResponse>().ProducesProblem(StatusCodes.Status401Unauthorized);

    private static async Task<IResult> HandleAsync(
        Request request,
        IOptionsMonitor<BearerTokenOptions> bearer,
        PortalDbContext store,
        TimeProvider time,
        HttpContext http,
        CancellationToken cancellation)
    {
        http.Response.Headers.CacheControl = "no-store";
        var ticket = bearer.Get(Schemes.Bearer).RefreshTokenProtector.Unprotect(request.RefreshToken);
        return ticket is not null
            && ticket.Properties.ExpiresUtc > time.GetUtcNow()
            && await Ticket.RedeemAsync(ticket.Principal, store, cancellation) is { } who
            && await store.ChooseAsync(who.SignIn, request.PositionId ?? who.Position.Id, cancellation) is { } chosen
                ? Results.SignIn(
                    Ticket.For(chosen, Ticket.ProofOf(ticket.Principal), Schemes.Bearer),
                    authenticationScheme: Schemes.Bearer)
                : SignInProblems.InvalidToken();
    }

    internal sealed record Request
    {
        public required string RefreshToken { get; init; }

        /// <summary>Another position to act for from now on.</summary>
        public Guid? PositionId { get; init; }

        public override string ToString() => nameof(RefreshToken);
    }
}
