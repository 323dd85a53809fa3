using CareBridge.Platform.Web;
using CareBridge.Portal.Pages.OwnAccount;
using CareBridge.Portal.SignIn;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace CareBridge.Portal.Pages.Entry;

/// <summary>What a page answers whoever is not signed in, or has something to do first.</summary>
internal static class AskToSignIn
{
    public static async Task ChallengeAsync(HttpContext http)
    {
        PageHeaders.Put(http);
        var address = http.Request.Path + http.Request.QueryString.ToUriComponent();
        var why = http.Features.Get<Withheld>()?.Why;
        if (http.Request.IsFragment())
        {
            // The page around it goes where it would go now.
            http.Response.Headers["HX-Refresh"] = "true";
            http.Response.StatusCode = StatusCodes.Status401Unauthorized;
        }
        else if (why == Withholding.NoSecondFactor) http.Response.Redirect(KeepSecondFactor.Path);
        else if (http.Request.Changes()) await (await AgainAsync(http)).ExecuteAsync(http);
        else http.Response.Redirect(why is null ? SignPersonIn.PathTo(address) : Unlock.PathTo(address));
    }

    /// <summary>Keeps what they were sending.</summary>
    public static async Task<IResult> AgainAsync(HttpContext http)
    {
        var visit = (await Visit.BindAsync(http))!;
        var form = await FormAsync(http);
        var wanted = http.KeepsNothing() ? Wanted.Of(form) : new Wanted(LocalAddress.Start, Keep(http, form, visit));
        var desk = http.RequestServices.GetRequiredService<SignInDesk>();
        return http.Features.Get<Withheld>() is null
            ? await desk.AskAsync(visit, http, wanted, EntryNews.SessionEnded)
            : await desk.AskToUnlockAsync(visit, http, wanted, EntryNews.None);
    }

    /// <summary>What is larger than any form of ours is none, nor is what cannot be read.</summary>
    private static async Task<IFormCollection> FormAsync(HttpContext http)
    {
        if (http.Request.ContentLength > PageRoutes.MostFormBytes) return FormCollection.Empty;
        try
        {
            return await http.Request.ReadPostedFormAsync(http.RequestAborted) ?? FormCollection.Empty;
        }
        catch (BadHttpRequestException)
        {
            return FormCollection.Empty;
        }
    }

    private static string? Keep(HttpContext http, IFormCollection form, Visit visit) => form.Count == 0
        ? null
        : http.RequestServices.GetRequiredService<KeptForms>().Seal(http.Request, form, visit.Token.Name);
}
