using CareBridge.Platform.Disclosures;
using CareBridge.Platform.Domain;
using CareBridge.Platform.Storage;
using CareBridge.Portal.Domain;
using CareBridge.Portal.SignIn;
using CareBridge.Portal.Storage;
using Microsoft.AspNetCore.Authentication.BearerToken;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace CareBridge.Portal.Features;

/// <summary>
/// The next tokens, for the same position or for another of theirs. A refresh token is used once: one that comes again
/// is a copy in two hands, of which nobody knows whose is the thief's, so that nothing of before holds any more.
/// </summary>
internal sealed class RefreshToken(
    PortalDbContext store, SignInSettings settings, TimeProvider time, ILogger<RefreshToken> logger)
{
    public static void Map(IEndpointRouteBuilder routes) =>
        routes.MapPost(
                "/token/refresh",
                (Request request, RefreshToken refresh, IOptionsMonitor<BearerTokenOptions> bearer, HttpContext http,
                    CancellationToken cancellation) =>
                    refresh.HandleAsync(request, bearer, http, cancellation))
            .AllowAnonymous().ShowsNothing().WithSummary("Refresh token")
            .Produces<AccessTokenResponse>().ProducesProblem(StatusCodes.Status401Unauthorized);

    private async Task<IResult> HandleAsync(
        Request request,
        IOptionsMonitor<BearerTokenOptions> bearer,
        HttpContext http,
        CancellationToken cancellation)
    {
        http.Response.Headers.CacheControl = "no-store";
        var ticket = bearer.Get(Schemes.Bearer).RefreshTokenProtector.Unprotect(request.RefreshToken);
        var now = time.Now();
        if (ticket is null
            || ticket.Properties.ExpiresUtc is not { } expiresAt
            || expiresAt <= now
            || !settings.Holds(Ticket.ProofOf(ticket.Principal), byToken: true, now)
            || await Ticket.RedeemAsync(ticket.Principal, store, now, cancellation) is not { } who
            || await store.ChooseAsync(who.SignIn, request.PositionId ?? who.Position.Id, cancellation)
                is not { } chosen
            || Ticket.IdOf(ticket.Principal) is not { } id
            || !await SpendAsync(id, expiresAt, who.SignIn.Id, now, cancellation))
            return SignInProblems.InvalidToken();
        var proof = Ticket.ProofOf(ticket.Principal);
        await store.KeepSessionAsync(proof.SessionId, isProgram: true, isUsed: true, now, cancellation);
        return Results.SignIn(Ticket.For(chosen, proof, Schemes.Bearer), authenticationScheme: Schemes.Bearer);
    }

    /// <returns>False for one that was spent before.</returns>
    private async Task<bool> SpendAsync(
        Guid id, DateTimeOffset expiresAt, Guid accountId, DateTimeOffset now, CancellationToken cancellation)
    {
        var spent = store.SpentTokens.Add(new SpentToken { Id = id, SpentAt = now, ExpiresAt = expiresAt });
        try
        {
            await store.SaveChangesAsync(cancellation);
            return true;
        }
        catch (DbUpdateException exception) when (StoreFaults.IsDuplicate(exception))
        {
            spent.State = EntityState.Detached;
        }
        var before = await store.SpentTokens.AsNoTracking().SingleOrDefaultAsync(t => t.Id == id, cancellation);
        if (before?.IsRepeatable(now) == true) return true;
        (await store.RequireAccountAsync(accountId, cancellation)).EndSessions();
        await store.SaveChangesAsync(cancellation);
        logger.LogWarning("Account {Account}: a refresh token came twice, and all its sessions have ended", accountId);
        return false;
    }

    internal sealed record Request
    {
        public required string RefreshToken { get; init; }

        /// <summary>Another position to act for from now on.</summary>
        public Guid? PositionId { get; init; }

        public override string ToString() => nameof(RefreshToken);
    }
}
