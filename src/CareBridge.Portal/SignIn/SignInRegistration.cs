using CareBridge.Platform.Security;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.Extensions.DependencyInjection;

namespace CareBridge.Portal.SignIn;

internal static class SignInRegistration
{
    private static readonly TimeSpan SessionLength = TimeSpan.FromMinutes(30);
    private static readonly TimeSpan AccessTokenLength = TimeSpan.FromMinutes(15);
    private static readonly TimeSpan RefreshTokenLength = TimeSpan.FromHours(12);

    public static void AddSignIn(this IServiceCollection services)
    {
        services.AddSingleton<SignInSettings>();
        services.AddScoped<BrowserSession>();
        services.AddSingleton<HalfWays>();
        services.AddOptions<CookieAuthenticationOptions>(Schemes.Cookie).Configure<SignInSettings>(
            (cookie, settings) => cookie.Cookie = new SafeCookie(settings.SessionCookie, settings.IsSecure));
        services.AddAuthentication()
            .AddCookie(Schemes.Cookie, cookie =>
            {
                cookie.ExpireTimeSpan = SessionLength;
                cookie.SlidingExpiration = true;
            })
            .AddBearerToken(Schemes.Bearer, bearer =>
            {
                bearer.BearerTokenExpiration = AccessTokenLength;
                bearer.RefreshTokenExpiration = RefreshTokenLength;
            })
            .AddScheme<AuthenticationSchemeOptions, PeopleAuthenticationHandler>(Schemes.People, null);
        services.Configure<CallerAuthenticationOptions>(callers => callers.PeopleScheme = Schemes.People);
    }
}
