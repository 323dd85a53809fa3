using CareBridge.Portal.Accounts;
using CareBridge.Portal.SignIn;
using CareBridge.Portal.Storage;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace CareBridge.Portal.Pages.Entry;

/// <summary>
/// Signs in with a passkey alone: it is two factors, wherever the page asked for one. Whoever is signed in and proves
/// it again stays in the position that they act for.
/// </summary>
internal static class TakePasskey
{
    public const string Path = "/sign-in/passkey";

    public static void Map(IEndpointRouteBuilder pages) =>
        pages.MapPost(Path, TakeAsync).AllowAnonymous().KeepsNothing().CountsTries();

    private static async Task<IResult> TakeAsync(
        HttpContext http,
        Visit visit,
        Passkeys passkeys,
        PortalDbContext store,
        SignInDesk desk,
        CancellationToken cancellation)
    {
        var form = await http.Request.ReadFormAsync(cancellation);
        var wanted = Wanted.Of(form);
        var answer = new PasskeyAnswer($"{form["state"]}", $"{form["credential"]}");
        var before = http.Features.Get<SignedIn>();
        if (await passkeys.UseAsync(answer, http, cancellation) is not { } account)
        {
            return before is null
                ? await desk.AskAsync(visit, http, wanted, EntryNews.NoSuchPasskey)
                : await desk.AskToUnlockAsync(visit, http, wanted, EntryNews.NoSuchPasskey);
        }
        var position = before?.SignIn.Id == account.Id ? before.Position.Id : (Guid?)null;
        return await store.ChooseAsync(account, position, cancellation) is { } who
            ? await desk.LetInAsync(http, who, bySecondFactor: true, wanted)
            : await desk.AskAsync(visit, http, wanted, EntryNews.NoSuchPasskey);
    }
}
