using CareBridge.Platform.Disclosures;
using CareBridge.Platform.Domain;
using CareBridge.Platform.Security;
using CareBridge.Portal.Accounts;
using CareBridge.Portal.SignIn;
using CareBridge.Portal.Storage;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;

namespace CareBridge.Portal.Features.OwnAccount;

/// <summary>Ten new codes, for whoever has a second factor to lose; those of before open nothing any more.</summary>
internal static class RenewRecoveryCodes
{
    public static void Map(IEndpointRouteBuilder account) =>
        account.MapPost("/recovery-codes", HandleAsync).TakesFreshProof().ShowsOwn();

    private static async Task<RecoveryCodesView> HandleAsync(
        Caller caller, PortalDbContext store, SecondFactors factors, CancellationToken cancellation)
    {
        var signIn = await store.RequireSignInAsync(caller.Id, cancellation);
        if (!await factors.AreOfAsync(signIn.Id, cancellation))
            throw new RefusedException("no-second-factor", "Set up an authenticator app or a passkey first.");
        signIn.ChangeFactors();
        var codes = await factors.RenewCodesAsync(signIn.Id, cancellation);
        await store.SaveChangesAsync(cancellation);
        return new RecoveryCodesView(codes);
    }
}
