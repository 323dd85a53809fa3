using CareBridge.Platform.Disclosures;
using CareBridge.Platform.Domain;
using CareBridge.Platform.Security;
using CareBridge.Portal.SignIn;
using CareBridge.Portal.Storage;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace CareBridge.Portal.Features;

/// <summary>The browser's session acts for another position of theirs from now on.</summary>
internal static class ChoosePosition
{
    public static void Map(IEndpointRouteBuilder routes) =>
        routes.MapPost("/session/position", HandleAsync).RequireAuthorization().ShowsOwn();

    private static async Task<SessionView> HandleAsync(
        Request request,
        PortalDbContext store,
        BrowserSession session,
        HttpContext http,
        CancellationToken cancellation)
    {
        // An access token must not become a session, which may last longer.
        if (http.Request.Headers.Authorization.Count > 0)
            throw new RefusedException("signed-in-by-token", "Refresh the token for the other position.");
        var chosen = await session.ActForAsync(http, request.PersonId, cancellation)
            ?? throw new NotFoundException("position");
        return await store.ShowAsync(chosen.Position.ToCaller(), cancellation);
    }

    internal sealed record Request
    {
        /// <summary>One of the session's positions.</summary>
        public required Guid PersonId { get; init; }
    }
}
