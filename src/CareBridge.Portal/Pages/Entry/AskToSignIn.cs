using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace CareBridge.Portal.Pages.Entry;

/// <summary>What a page answers whoever is not signed in.</summary>
internal static class AskToSignIn
{
    public static async Task ChallengeAsync(HttpContext http)
    {
        PageHeaders.Put(http);
        if (http.Request.IsFragment())
        {
            // The page around it goes where it would go now.
            http.Response.Headers["HX-Refresh"] = "true";
            http.Response.StatusCode = StatusCodes.Status401Unauthorized;
            return;
        }
        if (http.Request.Changes())
        {
            await (await AgainAsync(http)).ExecuteAsync(http);
            return;
        }
        http.Response.Redirect(SignPersonIn.PathTo(http.Request.Path + http.Request.QueryString.ToUriComponent()));
    }

    /// <summary>Keeps what they were sending.</summary>
    public static async Task<IResult> AgainAsync(HttpContext http)
    {
        var visit = (await Visit.BindAsync(http))!;
        var form = http.Request.HasFormContentType
            ? await http.Request.ReadFormAsync(http.RequestAborted)
            : FormCollection.Empty;
        // A password is kept nowhere.
        var (to, kept) = http.Request.Path == SignPersonIn.Path ? (LocalAddress.Of(form["to"]), (string?)form["kept"])
            : (LocalAddress.Start, Keep(http, form, visit));
        return visit.Show<SignInPage>(
            new SignInPage.Asked(to, kept, HasEnded: true, IsWrong: false), StatusCodes.Status401Unauthorized);
    }

    private static string? Keep(HttpContext http, IFormCollection form, Visit visit) => form.Count == 0
        ? null
        : http.RequestServices.GetRequiredService<KeptForms>().Seal(http.Request, form, visit.Token.Name);
}
