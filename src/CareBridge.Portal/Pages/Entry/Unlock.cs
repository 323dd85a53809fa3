using CareBridge.Platform.Web;
using CareBridge.Portal.Accounts;
using CareBridge.Portal.SignIn;
using CareBridge.Portal.Storage;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Extensions;
using Microsoft.AspNetCore.Routing;

namespace CareBridge.Portal.Pages.Entry;

/// <summary>
/// Where staff who have been away, and whoever wants to change what lets them in, prove again who they are: by their
/// password, a code of their app, or a passkey. A form from elsewhere does no harm: it does not know any of these.
/// </summary>
internal static class Unlock
{
    public const string Path = "/sign-in/unlock";

    public static void Map(IEndpointRouteBuilder pages)
    {
        pages.MapGet(Path, ShowAsync).AllowAnonymous().OpenWithoutSecondFactor();
        pages.MapPost(Path, TakeAsync).AllowAnonymous().KeepsNothing().OpenWithoutSecondFactor().TakeAnyForm();
    }

    /// <param name="address">Where it leads then.</param>
    public static string PathTo(string address) => Path + new QueryBuilder { { "to", address } }.ToQueryString();

    private static async Task<IResult> ShowAsync(Visit visit, SignInDesk desk, HttpContext http, string? to) =>
        http.Features.Get<SignedIn>() is null
            ? Results.LocalRedirect(SignPersonIn.PathTo(LocalAddress.Of(to)))
            : await desk.AskToUnlockAsync(
                visit, http, new Wanted(LocalAddress.Of(to), Kept: null), EntryNews.None);

    private static async Task<IResult> TakeAsync(
        HttpContext http,
        Visit visit,
        Credentials credentials,
        FormWriters writers,
        PortalDbContext store,
        SignInDesk desk,
        CancellationToken cancellation)
    {
        var form = await http.Request.ReadPostedFormAsync(cancellation) ?? FormCollection.Empty;
        var wanted = Wanted.Of(form);
        // The locked screen says whom it hides something of; its script reads it anew when it is answered with success.
        var isScreen = form.ContainsKey(KeptForm.Whose);
        if (http.Features.Get<SignedIn>() is not { } who)
            return await desk.AskAsync(visit, http, wanted, isScreen ? EntryNews.None : EntryNews.SessionEnded);
        // Whoever has signed in since, in another tab, opens nothing here by a password of their own.
        if (isScreen && writers.Open(form[KeptForm.Whose]) != who.Position.Id)
            return await desk.AskToUnlockAsync(visit, http, wanted, EntryNews.None);
        var account = await store.RequireAccountAsync(who.SignIn.Id, cancellation);
        var (password, code) = ($"{form["password"]}", $"{form["code"]}");
        var byCode = password.Length == 0;
        var isThem = byCode
            ? await credentials.IsCodeOfAsync(account, code, cancellation)
            : await credentials.IsPasswordOfAsync(account, password, cancellation);
        return isThem
            ? await desk.LetGoOnAsync(http, who, byCode, wanted)
            : await desk.AskToUnlockAsync(visit, http, wanted, EntryNews.Wrong);
    }
}
