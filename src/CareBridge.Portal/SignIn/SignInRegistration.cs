using CareBridge.Platform.Security;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace CareBridge.Portal.SignIn;

internal static class SignInRegistration
{
    public const string CookieName = "carebridge-session";

    private static readonly TimeSpan SessionLength = TimeSpan.FromMinutes(30);
    private static readonly TimeSpan AccessTokenLength = TimeSpan.FromMinutes(15);
    private static readonly TimeSpan RefreshTokenLength = TimeSpan.FromHours(12);

    public static void AddSignIn(this IServiceCollection services)
    {
        services.AddAuthentication()
            .AddCookie(Schemes.Cookie, cookie =>
            {
                cookie.Cookie.Name = CookieName;
                cookie.Cookie.HttpOnly = true;
                cookie.Cookie.SameSite = SameSiteMode.Strict;
                cookie.Cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
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
