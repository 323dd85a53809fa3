using CareBridge.Platform.Disclosures;
using CareBridge.Platform.Domain;
using CareBridge.Platform.Security;
using CareBridge.Portal.Storage;
using Microsoft.AspNetCore.Builder;
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
        Guid personId, PortalDbContext store, CancellationToken cancellation)
    {
        var account = await store.RequireAccountAsync(personId, cancellation);
        if (await store.IsLastAdministratorAsync(account, cancellation))
            throw new RefusedException("last-administrator", "Nobody could administer CareBridge any more.");
        var all = await store.Accounts.Where(a => a.Id == account.SignsInBy || a.SignInId == account.SignsInBy)
            .ToListAsync(cancellation);
        // All in one save, the one that signs in among them: whoever joins another at this moment is second.
        if (all.Exists(one => !one.Disabled))
        {
            foreach (var one in all) one.Shut();
            await store.SaveChangesAsync(cancellation);
        }
        return AccountView.Of(account);
    }
}
