using CareBridge.Platform.Security;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Http;
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
            (cookie, settings) => cookie.Cookie.Secure(settings.SessionCookie, settings));
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

    /// <summary>Sent to no other site, over https only where people come by it, and shown to no script.</summary>
    public static void Secure(this CookieBuilder cookie, string name, SignInSettings settings)
    {
        cookie.Name = name;
        cookie.Path = "/";
        cookie.HttpOnly = true;
        cookie.SameSite = SameSiteMode.Strict;
        cookie.SecurePolicy = settings.IsSecure ? CookieSecurePolicy.Always : CookieSecurePolicy.SameAsRequest;
    }
}
