using CareBridge.Platform.Disclosures;
using CareBridge.Portal.SignIn;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;

namespace CareBridge.Portal.Features.OwnAccount;

/// <summary>What everybody may see and change of how they sign in themselves.</summary>
internal static class OwnAccountRoutes
{
    public static void MapOwnAccount(this IEndpointRouteBuilder api)
    {
        var account = api.MapGroup("/account").RequireAuthorization().OpenWithoutSecondFactor();
        ShowOwnAccount.Map(account);
        KeepAuthenticator.Map(account);
        RenewRecoveryCodes.Map(account);
        KeepPasskeys.Map(account);
        EndOtherSessions.Map(account);
        KeepSessions.Map(account);
    }
}
