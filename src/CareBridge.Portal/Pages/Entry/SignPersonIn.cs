using CareBridge.Portal.Accounts;
using CareBridge.Portal.SignIn;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Extensions;
using Microsoft.AspNetCore.Routing;

namespace CareBridge.Portal.Pages.Entry;

/// <summary>Where a person signs in, by the rules of <c>POST /api/portal/session</c>.</summary>
internal static class SignPersonIn
{
    public const string Path = "/sign-in";

    public static void Map(IEndpointRouteBuilder pages)
    {
        pages.MapGet(Path, Show).AllowAnonymous();
        pages.MapPost(Path, TakeAsync).AllowAnonymous();
    }

    /// <param name="address">Where it leads then.</param>
    public static string PathTo(string address) =>
        address == LocalAddress.Start ? Path : Path + new QueryBuilder { { "to", address } }.ToQueryString();

    private static IResult Show(Visit visit, string? to) => visit.Caller is null
        ? visit.Show<SignInPage>(new SignInPage.Asked(LocalAddress.Of(to), Kept: null, HasEnded: false, IsWrong: false))
        : Results.LocalRedirect(LocalAddress.Of(to));

    private static async Task<IResult> TakeAsync(
        HttpContext http, Visit visit, Credentials credentials, KeptForms kept, CancellationToken cancellation)
    {
        var form = await http.Request.ReadFormAsync(cancellation);
        var to = LocalAddress.Of(form["to"]);
        var signedIn = await credentials.CheckAsync(
            $"{form["email"]}", $"{form["password"]}", positionId: null, cancellation);
        if (signedIn is null)
        {
            return visit.Show<SignInPage>(
                new SignInPage.Asked(to, form["kept"], HasEnded: false, IsWrong: true),
                StatusCodes.Status401Unauthorized);
        }
        await http.SignInAsync(Schemes.Cookie, Ticket.For(signedIn, Schemes.Cookie));
        if (kept.Open(form["kept"]) is not { } again) return Results.LocalRedirect(to);
        // The form is theirs who have just signed in.
        http.User = signedIn.Position.ToCaller().ToPrincipal(Schemes.People);
        return (await Visit.BindAsync(http))!.Show<KeptPage>(again);
    }
}
