using CareBridge.Platform.Domain;
using CareBridge.Platform.Storage;
using CareBridge.Portal.Accounts;
using CareBridge.Portal.Domain;
using CareBridge.Portal.SignIn;
using CareBridge.Portal.Storage;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Routing;

namespace CareBridge.Portal.Pages.Entry;

/// <summary>
/// The page behind a link that was sent. Looking at it changes nothing, for programs look at what is in messages: it is
/// used up by the button.
/// </summary>
internal static class OpenLink
{
    private const string Path = "/sign-in/link/{token}";

    public static void Map(IEndpointRouteBuilder pages)
    {
        pages.MapGet(Path, ShowAsync).AllowAnonymous();
        pages.MapPost(Path, TakeAsync).AllowAnonymous().KeepsNothing().CountsTries();
    }

    public static string PathOf(string token) => $"/sign-in/link/{token}";

    private static async Task<IResult> ShowAsync(
        string token, Visit visit, SignInLinks links, CancellationToken cancellation) =>
        Show(visit, token, (await links.FindAsync(token, cancellation))?.Link.Purpose, fault: false);

    private static async Task<IResult> TakeAsync(
        string token,
        HttpContext http,
        Visit visit,
        SignInLinks links,
        Credentials credentials,
        UserManager<Account> accounts,
        PortalDbContext store,
        SignInDesk desk,
        TimeProvider time)
    {
        var cancellation = http.RequestAborted;
        if (await links.FindAsync(token, cancellation) is not var (link, account))
            return Show(visit, token, purpose: null, fault: false);
        var form = await http.Request.ReadFormAsync(cancellation);
        var password = $"{form["password"]}";
        if (link.Purpose == LinkPurpose.Password && !(await accounts.ValidateAsync(account, password)).Succeeded)
            return Show(visit, token, link.Purpose, fault: true);
        link.Use(time.Now());
        if (link.Purpose == LinkPurpose.Password)
        {
            // Somebody else may have asked for the others.
            await links.CloseAllAsync(account.Id, cancellation);
            account.Set(accounts.PasswordHasher.HashPassword(account, password));
        }
        try
        {
            await store.SaveChangesAsync(cancellation);
        }
        catch (Exception exception) when (StoreFaults.IsConflict(exception))
        {
            // A second tap was quicker.
            return Show(visit, token, purpose: null, fault: false);
        }
        var start = new Wanted(LocalAddress.Start, Kept: null);
        if (link.Purpose == LinkPurpose.Password)
            return await desk.AskAsync(visit, http, start, EntryNews.PasswordChanged);
        var entry = await credentials.GoOnAsync(account, code: null, positionId: null, cancellation);
        return entry switch
        {
            { HalfWay: { } halfWay } => await desk.AskForSecondAsync(visit, http, halfWay, start, EntryNews.None),
            { Who: { } who } => await desk.LetInAsync(http, who, bySecondFactor: false, start),
            _ => Show(visit, token, purpose: null, fault: false),
        };
    }

    private static IResult Show(Visit visit, string token, LinkPurpose? purpose, bool fault) =>
        visit.Show<OpenLinkPage>(
            new OpenLinkPage.Opened(PathOf(token), purpose == LinkPurpose.Password, purpose is not null, fault),
            purpose is null ? StatusCodes.Status404NotFound
            : fault ? StatusCodes.Status422UnprocessableEntity
            : StatusCodes.Status200OK);
}
