using CareBridge.Platform.Disclosures;
using CareBridge.Platform.Domain;
using CareBridge.Platform.Security;
using CareBridge.Portal.Accounts;
using CareBridge.Portal.Storage;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Routing;

namespace CareBridge.Portal.Features;

/// <summary>
/// Lets somebody in again, for this position, with the password they had, if the directory still knows them in their
/// role. Sessions and tokens of before stay ended.
/// </summary>
internal static class EnableAccount
{
    public static void Map(IEndpointRouteBuilder routes) =>
        routes.MapPost("/accounts/{personId:guid}/enable", HandleAsync).RequireRole(Role.Administrator).ShowsOwn();

    private static async Task<AccountView> HandleAsync(
        Guid personId,
        Caller caller,
        PortalDbContext store,
        Eligibility eligibility,
        Admission admission,
        UserManager<Account> accounts,
        TimeProvider time,
        CancellationToken cancellation)
    {
        var askedAt = time.Now();
        var account = await store.RequireAccountAsync(personId, cancellation);
        if (!account.Disabled) return AccountView.Of(account);
        var organization = await eligibility.OrganizationAsync(personId, account.Role, caller, cancellation);
        if (organization != account.OrganizationId)
            throw new RefusedException("employed-elsewhere", "This person works at another organization now.");
        await admission.AdmitAsync(personId, organization, askedAt, cancellation);
        account.Enable(askedAt);
        (await accounts.UpdateSecurityStampAsync(account)).ThrowIfFailed("account");
        return AccountView.Of(account);
    }
}
