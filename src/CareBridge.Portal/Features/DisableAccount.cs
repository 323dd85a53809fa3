using CareBridge.Platform.Disclosures;
using CareBridge.Platform.Domain;
using CareBridge.Platform.Security;
using CareBridge.Portal.Accounts;
using CareBridge.Portal.Storage;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Routing;

namespace CareBridge.Portal.Features;

/// <summary>Ends an account's sessions and tokens at once, and lets nobody sign in with it again.</summary>
internal static class DisableAccount
{
    public static void Map(IEndpointRouteBuilder routes) =>
        routes.MapPost("/accounts/{personId:guid}/disable", HandleAsync).RequireRole(Role.Administrator).ShowsOwn();

    private static async Task<AccountView> HandleAsync(
        Guid personId, PortalDbContext store, UserManager<Account> accounts, CancellationToken cancellation)
    {
        var account = await store.RequireAccountAsync(personId, cancellation);
        if (account.Disabled) return AccountView.Of(account);
        if (await store.IsLastAdministratorAsync(account, cancellation))
            throw new RefusedException("last-administrator", "Nobody could administer CareBridge any more.");
        account.Disable();
        (await accounts.UpdateSecurityStampAsync(account)).ThrowIfFailed("account");
        return AccountView.Of(account);
    }
}
