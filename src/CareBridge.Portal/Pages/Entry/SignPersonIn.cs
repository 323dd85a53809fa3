using CareBridge.Portal.Accounts;
using CareBridge.Portal.SignIn;
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
        pages.MapGet(Path, ShowAsync).AllowAnonymous();
        pages.MapPost(Path, TakeAsync).AllowAnonymous().KeepsNothing().CountsTries();
    }

    /// <param name="address">Where it leads then.</param>
    public static string PathTo(string address) =>
        address == LocalAddress.Start ? Path : Path + new QueryBuilder { { "to", address } }.ToQueryString();

    private static async Task<IResult> ShowAsync(Visit visit, SignInDesk desk, HttpContext http, string? to) =>
        visit.Caller is null
            ? await desk.AskAsync(visit, http, new Wanted(LocalAddress.Of(to), Kept: null), EntryNews.None)
            : Results.LocalRedirect(LocalAddress.Of(to));

    private static async Task<IResult> TakeAsync(
        HttpContext http, Visit visit, Credentials credentials, SignInDesk desk, CancellationToken cancellation)
    {
        var form = await http.Request.ReadFormAsync(cancellation);
        var wanted = Wanted.Of(form);
        var entry = await credentials.EnterAsync(
            $"{form["email"]}", $"{form["password"]}", code: null, positionId: null, cancellation);
        return entry switch
        {
            { HalfWay: { } account } => await desk.AskForSecondAsync(visit, http, account, wanted, EntryNews.None),
            { Who: { } who } => await desk.LetInAsync(http, who, bySecondFactor: false, wanted),
            _ => await desk.AskAsync(visit, http, wanted, EntryNews.Wrong),
        };
    }
}
