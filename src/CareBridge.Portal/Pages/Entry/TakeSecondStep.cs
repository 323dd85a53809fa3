using CareBridge.Portal.Accounts;
using CareBridge.Portal.SignIn;
using CareBridge.Portal.Storage;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace CareBridge.Portal.Pages.Entry;

/// <summary>The code after the password, or after the link that came by e-mail.</summary>
internal static class TakeSecondStep
{
    public const string Path = "/sign-in/code";

    public static void Map(IEndpointRouteBuilder pages) =>
        pages.MapPost(Path, TakeAsync).AllowAnonymous().KeepsNothing().CountsTries();

    private static async Task<IResult> TakeAsync(
        HttpContext http,
        Visit visit,
        Credentials credentials,
        HalfWays halfWays,
        PortalDbContext store,
        SignInDesk desk,
        CancellationToken cancellation)
    {
        var form = await http.Request.ReadFormAsync(cancellation);
        var wanted = Wanted.Of(form);
        if (await halfWays.OpenAsync($"{form["half-way"]}", store, cancellation) is not { } account)
            return await desk.AskAsync(visit, http, wanted, EntryNews.TooLate);
        var entry = await credentials.GoOnAsync(account, $"{form["code"]}", positionId: null, cancellation);
        return entry.Who is { } who
            ? await desk.LetInAsync(http, who, entry.BySecondFactor, wanted)
            : await desk.AskForSecondAsync(visit, http, account, wanted, EntryNews.Wrong);
    }
}
