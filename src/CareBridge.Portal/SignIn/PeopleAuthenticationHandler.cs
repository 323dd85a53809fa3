using System.Text.Encodings.Web;
using CareBridge.Portal.Accounts;
using CareBridge.Portal.Pages;
using CareBridge.Portal.Pages.Entry;
using CareBridge.Portal.Storage;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace CareBridge.Portal.SignIn;

/// <summary>
/// Finds who a person is by their bearer token or their cookie. A cookie is sent by browsers on their own, so for a
/// request that may change something it counts only beside a header that a page of another site cannot send, or where
/// a form of ours is taken, whose field such a page does not know (<see cref="PageRoutes"/>).
/// </summary>
internal sealed class PeopleAuthenticationHandler(
    PortalDbContext store,
    BrowserSession session,
    SignInSettings settings,
    IProblemDetailsService problems,
    IOptionsMonitor<AuthenticationSchemeOptions> options,
    ILoggerFactory loggers,
    UrlEncoder encoder) : AuthenticationHandler<AuthenticationSchemeOptions>(options, loggers, encoder)
{
    /// <summary>Any value will do; ours is 1.</summary>
    public const string RequestHeader = "X-CareBridge-Request";

    private bool _cookieWithoutHeader;

    protected override async Task<AuthenticateResult> HandleAuthenticateAsync()
    {
        var byToken = Request.Headers.Authorization.Count > 0;
        if (!byToken && Request.Changes() && !Request.Headers.ContainsKey(RequestHeader) && !Context.IsPage())
        {
            _cookieWithoutHeader = Request.Cookies.ContainsKey(settings.SessionCookie);
            return AuthenticateResult.NoResult();
        }
        var scheme = byToken ? Schemes.Bearer : Schemes.Cookie;
        var result = await Context.AuthenticateAsync(scheme);
        if (!result.Succeeded) return result;

        var (proof, now) = (Ticket.ProofOf(result.Principal), TimeProvider.GetUtcNow());
        if (settings.Holds(proof, byToken, now)
            && await Ticket.RedeemAsync(result.Principal, store, now, Context.RequestAborted) is { } who)
            return await AdmitAsync(who, proof, result, byToken);
        if (!byToken) await Context.SignOutAsync(Schemes.Cookie);
        return AuthenticateResult.Fail("It is too old, or the account has changed since.");
    }

    private async Task<AuthenticateResult> AdmitAsync(
        SignedIn who, Proof proof, AuthenticateResult result, bool byToken)
    {
        Context.Features.Set(who);
        Context.Features.Set(proof);
        if (session.WithheldOf(Context, who, proof, !byToken) is { } why)
        {
            Context.Features.Set(new Withheld(why, who, proof));
            return AuthenticateResult.Fail("Something has to be done first.");
        }
        if (!byToken && Context.IsAct()) await session.NoteAsync(Context, who, proof);
        var caller = who.Position.ToCaller().ToPrincipal(Scheme.Name);
        return AuthenticateResult.Success(new AuthenticationTicket(caller, result.Properties, Scheme.Name));
    }

    protected override async Task HandleChallengeAsync(AuthenticationProperties properties)
    {
        if (Context.IsPage() || UnknownAddress.IsForReader(Context))
        {
            await AskToSignIn.ChallengeAsync(Context);
            return;
        }
        Response.StatusCode = StatusCodes.Status401Unauthorized;
        Response.Headers.WWWAuthenticate = Schemes.Bearer;
        var (code, title) = (Context.Features.Get<Withheld>()?.Why, _cookieWithoutHeader) switch
        {
            (Withholding.NoSecondFactor, _) => ("second-factor-setup-needed", "Set up a second factor first."),
            (Withholding.Locked, _) => ("session-locked", "The session is locked: prove again who you are."),
            (Withholding.StaleProof, _) => ("proof-needed", "Sign in anew: this takes a proof of the last minutes."),
            (null, true) => ("request-header-missing", "Sign in first."),
            (null, false) => ("sign-in-needed", "Sign in first."),
        };
        var problem = new ProblemDetails { Status = Response.StatusCode, Title = title };
        problem.Extensions["code"] = code;
        if (_cookieWithoutHeader) problem.Detail = $"By cookie, this request needs the header {RequestHeader}: 1.";
        // A page's script that listens takes events alone, and no problem: the status has to do.
        await problems.TryWriteAsync(new ProblemDetailsContext { HttpContext = Context, ProblemDetails = problem });
    }

    protected override async Task HandleForbiddenAsync(AuthenticationProperties properties)
    {
        if (Context.IsPage()) await PageRoutes.ForbidAsync(Context);
        else await base.HandleForbiddenAsync(properties);
    }
}
