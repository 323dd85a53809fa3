using System.Text.Encodings.Web;
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
            _cookieWithoutHeader = Request.Cookies.ContainsKey(SignInRegistration.CookieName);
            return AuthenticateResult.NoResult();
        }
        var scheme = byToken ? Schemes.Bearer : Schemes.Cookie;
        var result = await Context.AuthenticateAsync(scheme);
        if (!result.Succeeded) return result;

        if (await Ticket.RedeemAsync(result.Principal, store, Context.RequestAborted) is { } who)
        {
            var caller = who.Position.ToCaller().ToPrincipal(Scheme.Name);
            return AuthenticateResult.Success(new AuthenticationTicket(caller, result.Properties, Scheme.Name));
        }
        if (!byToken) await Context.SignOutAsync(Schemes.Cookie);
        return AuthenticateResult.Fail("The account has changed since.");
    }

    protected override async Task HandleChallengeAsync(AuthenticationProperties properties)
    {
        if (Context.IsPage())
        {
            await AskToSignIn.ChallengeAsync(Context);
            return;
        }
        Response.StatusCode = StatusCodes.Status401Unauthorized;
        Response.Headers.WWWAuthenticate = Schemes.Bearer;
        var problem = new ProblemDetails { Status = Response.StatusCode, Title = "Sign in first." };
        problem.Extensions["code"] = _cookieWithoutHeader ? "request-header-missing" : "sign-in-needed";
        if (_cookieWithoutHeader) problem.Detail = $"By cookie, this request needs the header {RequestHeader}: 1.";
        await problems.WriteAsync(new ProblemDetailsContext { HttpContext = Context, ProblemDetails = problem });
    }

    protected override async Task HandleForbiddenAsync(AuthenticationProperties properties)
    {
        if (Context.IsPage()) await PageRoutes.ForbidAsync(Context);
        else await base.HandleForbiddenAsync(properties);
    }
}
