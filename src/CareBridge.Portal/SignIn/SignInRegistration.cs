using CareBridge.Platform.Security;
using CareBridge.Portal.Domain;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.Extensions.DependencyInjection;

namespace CareBridge.Portal.SignIn;

internal static class SignInRegistration
{
    private static readonly TimeSpan AccessTokenLength = TimeSpan.FromMinutes(15);

    public static void AddSignIn(this IServiceCollection services)
    {
        services.AddSingleton<SignInSettings>();
        services.AddScoped<BrowserSession>();
        services.AddSingleton<HalfWays>();
        services.AddSingleton<SignInLimits>();
        services.AddOptions<RateLimiterOptions>().Configure<SignInLimits>(SignInLimits.AddTo);
        services.AddOptions<CookieAuthenticationOptions>(Schemes.Cookie).Configure<SignInSettings>(
            (cookie, settings) => cookie.Cookie = new SafeCookie(settings.SessionCookie, settings.IsSecure));
        services.AddAuthentication()
            .AddCookie(Schemes.Cookie, cookie =>
            {
                cookie.ExpireTimeSpan = Session.BrowserLasts;
                cookie.SlidingExpiration = true;
                // A screen that reads itself again stays signed in, and its session must be there as long.
                cookie.Events.OnCheckSlidingExpiration = context => context.ShouldRenew
                    ? BrowserSession.KeepAsync(context.HttpContext, context.Principal!)
                    : Task.CompletedTask;
            })
            .AddBearerToken(Schemes.Bearer, bearer =>
            {
                bearer.BearerTokenExpiration = AccessTokenLength;
                bearer.RefreshTokenExpiration = Session.ProgramLasts;
            })
            .AddScheme<AuthenticationSchemeOptions, PeopleAuthenticationHandler>(Schemes.People, null);
        services.Configure<CallerAuthenticationOptions>(callers => callers.PeopleScheme = Schemes.People);
    }
}
