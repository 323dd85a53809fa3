using CareBridge.Portal.Accounts;
using CareBridge.Portal.Domain;
using CareBridge.Portal.Features.Notices;
using CareBridge.Portal.SignIn;
using CareBridge.Portal.Storage;
using Microsoft.AspNetCore.Http;

namespace CareBridge.Portal.Pages.Entry;

/// <summary>Where somebody wants to be once they are signed in, and what they were sending before.</summary>
/// <param name="Kept">Sealed; null when it was nothing.</param>
public sealed record Wanted(string To, string? Kept)
{
    public static Wanted Of(IFormCollection form) => new(LocalAddress.Of(form["to"]), form["kept"]);

    public override string ToString() => nameof(Wanted);
}

/// <summary>Why a page to sign in is shown, besides that somebody wants to.</summary>
public enum EntryNews
{
    None,
    SessionEnded,
    Wrong,

    /// <summary>A passkey was not taken.</summary>
    NoSuchPasskey,

    /// <summary>The page had stood open for too long.</summary>
    TooLate,
    PasswordChanged,
}

/// <summary>Asks people who they are, lets them in, and leads them to where they wanted to be.</summary>
internal sealed class SignInDesk(
    Passkeys passkeys,
    HalfWays halfWays,
    KeptForms keptForms,
    BrowserSession session,
    PortalDbContext store,
    Reachability reachability)
{
    public async Task<IResult> AskAsync(Visit visit, HttpContext http, Wanted wanted, EntryNews news) =>
        visit.Show<SignInPage>(
            new SignInPage.Asked(
                wanted, news, await PasskeyAsync(http), reachability.Offered.Contains(Channel.Email)),
            StatusOf(news));

    public async Task<IResult> AskForSecondAsync(
        Visit visit, HttpContext http, Account account, Wanted wanted, EntryNews news) =>
        visit.Show<SecondStepPage>(
            new SecondStepPage.Asked(wanted, news, halfWays.Seal(account), await PasskeyAsync(http)),
            StatusOf(news));

    public async Task<IResult> AskToUnlockAsync(Visit visit, HttpContext http, Wanted wanted, EntryNews news) =>
        visit.Show<UnlockPage>(
            new UnlockPage.Asked(wanted, news, await PasskeyAsync(http)),
            wanted.Kept is null ? StatusOf(news) : StatusCodes.Status401Unauthorized);

    public async Task<IResult> LetInAsync(
        HttpContext http, SignedIn who, bool bySecondFactor, Wanted wanted)
    {
        // Who was writing for another of their positions goes on as that.
        var kept = keptForms.Open(wanted.Kept);
        var writer = kept is null ? null : await store.ChooseAsync(who.SignIn, kept.Writer, http.RequestAborted);
        await session.OpenAsync(http, writer ?? who, bySecondFactor);
        return await LeadOnAsync(http, writer ?? who, kept, wanted.To);
    }

    public async Task<IResult> LetGoOnAsync(HttpContext http, SignedIn who, bool bySecondFactor, Wanted wanted)
    {
        await session.ProveAsync(http, who, bySecondFactor);
        return await LeadOnAsync(http, who, keptForms.Open(wanted.Kept), wanted.To);
    }

    private async Task<PasskeyAsked> PasskeyAsync(HttpContext http) =>
        PasskeyAsked.Of(await passkeys.AskAsync(http));

    private static async Task<IResult> LeadOnAsync(HttpContext http, SignedIn who, KeptForm? kept, string to)
    {
        if (kept is null || kept.Writer != who.Position.Id) return Results.LocalRedirect(to);
        // The form is theirs who have just signed in.
        http.User = who.Position.ToCaller().ToPrincipal(Schemes.People);
        return (await Visit.BindAsync(http))!.Show<KeptPage>(kept);
    }

    private static int StatusOf(EntryNews news) => news is EntryNews.None or EntryNews.PasswordChanged
        ? StatusCodes.Status200OK
        : StatusCodes.Status401Unauthorized;
}
