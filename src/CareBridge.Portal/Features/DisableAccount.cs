using CareBridge.Platform.Disclosures;
using CareBridge.Platform.Domain;
using CareBridge.Platform.Security;
using CareBridge.Portal.Accounts;
using CareBridge.Portal.Storage;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace CareBridge.Portal.Features;

/// <summary>
/// Ends an account's sessions and tokens at once, and lets nobody sign in with it again: for none of the positions that
/// are signed in to with the same password. Who leaves one of them is not for this.
/// </summary>
internal static class DisableAccount
{
    public static void Map(IEndpointRouteBuilder routes) =>
        routes.MapPost("/accounts/{personId:guid}/disable", HandleAsync).RequireRole(Role.Administrator).ShowsOwn();

    private static async Task<AccountView> HandleAsync(
        Guid personId, PortalDbContext store, UserManager<Account> accounts, CancellationToken cancellation)
    {
        var account = await store.RequireAccountAsync(personId, cancellation);
        if (await store.IsLastAdministratorAsync(account, cancellation))
            throw new RefusedException("last-administrator", "Nobody could administer CareBridge any more.");
        var all = await store.Accounts.Where(a => a.Id == account.SignsInBy || a.SignInId == account.SignsInBy)
            .ToListAsync(cancellation);
        foreach (var one in all.Where(one => !one.Disabled))
        {
            one.Disable();
            (await accounts.UpdateSecurityStampAsync(one)).ThrowIfFailed("account");
        }
        return AccountView.Of(account);
    }
}
