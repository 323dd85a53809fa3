using CareBridge.Platform.Disclosures;
using CareBridge.Platform.Domain;
using CareBridge.Platform.Security;
using CareBridge.Portal.Accounts;
using CareBridge.Portal.SignIn;
using CareBridge.Portal.Storage;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Routing;

namespace CareBridge.Portal.Features;

/// <summary>
/// Ends every session and token of whoever signs in with it, for whichever position, but the browser's that asks.
/// </summary>
internal static class ChangePassword
{
    public static void Map(IEndpointRouteBuilder routes) =>
        routes.MapPost("/password", HandleAsync)
            .RequireAuthorization().ShowsNothing().Produces(StatusCodes.Status204NoContent);

    private static async Task<IResult> HandleAsync(
        Request request,
        Caller caller,
        PortalDbContext store,
        Credentials credentials,
        UserManager<Account> accounts,
        BrowserSession session,
        HttpContext http,
        CancellationToken cancellation)
    {
        new Check().That(
            request.New.Length <= AccountRegistration.MaxPasswordLength,
            "new",
            $"At most {AccountRegistration.MaxPasswordLength} characters.").ThrowIfAny();
        var account = await store.RequireSignInAsync(caller.Id, cancellation);
        // Counted like a sign-in: a session left open is no place to guess.
        if (!await credentials.IsPasswordOfAsync(account, request.Current, cancellation))
            throw new InvalidRequestException("current", "Not the current password.");
        (await accounts.ChangePasswordAsync(account, request.Current, request.New)).ThrowIfFailed("new");

        await session.RenewAsync(http, caller.Id, cancellation);
        return Results.NoContent();
    }

    internal sealed record Request
    {
        public required string Current { get; init; }

        public required string New { get; init; }

        public override string ToString() => nameof(ChangePassword);
    }
}
