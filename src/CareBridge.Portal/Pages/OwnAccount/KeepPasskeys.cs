using CareBridge.Platform.Domain;
using CareBridge.Portal.Pages.Entry;
using CareBridge.Portal.SignIn;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace CareBridge.Portal.Pages.OwnAccount;

/// <summary>Their passkeys, by name: adds one, takes one away.</summary>
internal static class KeepPasskeys
{
    public const string Path = "/account/passkeys";
    public const string Add = "add";
    public const string Remove = "remove";

    private const string Passkeys = AccountPages.Api + "/passkeys";

    public static void Map(IEndpointRouteBuilder pages)
    {
        pages.MapGet(Path, (Visit visit, ServiceApi api, TimeProvider time) =>
                ShowAsync(visit, api, time, FormFaults.None, name: ""))
            .RequireAuthorization().OpenWithoutSecondFactor().TakesFreshProof();
        pages.MapPost(Path, ActAsync)
            .RequireAuthorization().OpenWithoutSecondFactor().TakesFreshProof().KeepsNothing();
    }

    private static async Task<IResult> ActAsync(
        HttpContext http,
        Visit visit,
        ServiceApi api,
        BrowserSession session,
        TimeProvider time,
        CancellationToken cancellation)
    {
        var form = await http.Request.ReadFormAsync(cancellation);
        if (!Guid.TryParse(form["id"], out var id)) throw new NotFoundException("form");
        var isNew = form["action"] == Add;
        var faults = isNew
            ? await api.ChangeAsync(
                HttpMethod.Put,
                $"{Passkeys}/{id}",
                new
                {
                    name = form["name"].ToString(),
                    state = form["state"].ToString(),
                    credential = form["credential"].ToString(),
                })
            : await api.ChangeAsync(HttpMethod.Delete, $"{Passkeys}/{id}");
        if (faults.Any) return await ShowAsync(visit, api, time, faults, $"{form["name"]}");
        if (isNew) await session.RenewAsync(http, visit.Caller!.Id, cancellation, bySecondFactor: true);
        return Results.LocalRedirect(Path);
    }

    private static async Task<IResult> ShowAsync(
        Visit visit, ServiceApi api, TimeProvider time, FormFaults faults, string name)
    {
        var account = await api.ReadAsync<AccountAnswer>(AccountPages.Api);
        var (_, question) = await api.ChangeAsync<PasskeyAsked>(
            HttpMethod.Post, Passkeys + "/question", new { });
        return visit.Show<PasskeysPage>(
            new PasskeysPage.Shown(account, question!, Guid.CreateVersion7(time.Now()), faults, name), faults.Status);
    }
}
