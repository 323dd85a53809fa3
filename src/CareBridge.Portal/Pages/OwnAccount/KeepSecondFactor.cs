using CareBridge.Portal.SignIn;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace CareBridge.Portal.Pages.OwnAccount;

/// <summary>
/// The authenticator app and the recovery codes. Staff who have no second factor yet come here when they first sign in.
/// </summary>
internal static class KeepSecondFactor
{
    public const string Path = "/account/second-factor";
    public const string Confirm = "confirm";
    public const string Remove = "remove";
    public const string NewCodes = "new-codes";

    private const string Authenticator = AccountPages.Api + "/authenticator";

    public static void Map(IEndpointRouteBuilder pages)
    {
        pages.MapGet(Path, (Visit visit, ServiceApi api) => ShowAsync(visit, api, FormFaults.None))
            .RequireAuthorization().OpenWithoutSecondFactor().TakesFreshProof();
        pages.MapPost(Path, ActAsync)
            .RequireAuthorization().OpenWithoutSecondFactor().TakesFreshProof().KeepsNothing();
    }

    private static async Task<IResult> ActAsync(
        HttpContext http, Visit visit, ServiceApi api, BrowserSession session, CancellationToken cancellation)
    {
        var form = await http.Request.ReadFormAsync(cancellation);
        switch (form["action"].ToString())
        {
            case Confirm:
                var (wrong, made) = await api.ChangeAsync<RecoveryCodesAnswer>(
                    HttpMethod.Post, Authenticator + "/confirm", new { code = form["code"].ToString() });
                if (wrong.Any) return await ShowAsync(visit, api, wrong);
                await session.RenewAsync(http, visit.Caller!.Id, cancellation, bySecondFactor: true);
                return await ShowCodesAsync(visit, api, made!);
            case NewCodes:
                var (refused, codes) = await api.ChangeAsync<RecoveryCodesAnswer>(
                    HttpMethod.Post, AccountPages.Api + "/recovery-codes", new { });
                return refused.Any ? await ShowAsync(visit, api, refused) : await ShowCodesAsync(visit, api, codes!);
            default:
                return await ShowAsync(
                    visit, api, await api.ChangeAsync(HttpMethod.Post, Authenticator + "/remove"));
        }
    }

    private static async Task<IResult> ShowCodesAsync(Visit visit, ServiceApi api, RecoveryCodesAnswer codes) =>
        codes.RecoveryCodes.Count == 0
            ? await ShowAsync(visit, api, FormFaults.None)
            : visit.Show<RecoveryCodesPage>(codes);

    private static async Task<IResult> ShowAsync(Visit visit, ServiceApi api, FormFaults faults)
    {
        var account = await api.ReadAsync<AccountAnswer>(AccountPages.Api);
        var offer = account.AuthenticatorSince is not null
            ? null
            : (await api.ChangeAsync<OfferAnswer>(HttpMethod.Post, Authenticator + "/offer", new { })).Done;
        return visit.Show<SecondFactorPage>(new SecondFactorPage.Shown(account, offer, faults), faults.Status);
    }
}
