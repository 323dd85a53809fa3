using CareBridge.Portal.SignIn;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace CareBridge.Portal.Pages;

/// <summary>What every page tells the browser: nothing from elsewhere, nothing kept, nothing inline.</summary>
internal static class PageHeaders
{
    public static void Put(HttpContext http)
    {
        var exit = http.RequestServices.GetRequiredService<PageSettings>().ExitOrigin;
        var isHttps = http.Request.IsHttps || http.RequestServices.GetRequiredService<SignInSettings>().IsSecure;
        // At the last moment: Antiforgery and others set some of them, too.
        http.Response.OnStarting(() =>
        {
            var headers = http.Response.Headers;
            headers.ContentSecurityPolicy =
                "default-src 'none'; base-uri 'none'; connect-src 'self'; "
                // Leaving in a hurry is a form, too, that leads elsewhere.
                + $"form-action 'self' {exit}; "
                + "frame-ancestors 'none'; img-src 'self'; script-src 'self'; style-src 'self'";
            headers.CacheControl = "no-store";
            headers.XContentTypeOptions = "nosniff";
            headers.XFrameOptions = "DENY";
            headers["Referrer-Policy"] = "no-referrer";
            headers["Cross-Origin-Opener-Policy"] = "same-origin";
            headers["Cross-Origin-Resource-Policy"] = "same-origin";
            headers["Permissions-Policy"] = "camera=(), geolocation=(self), microphone=()";
            if (isHttps) headers.StrictTransportSecurity = "max-age=31536000";
            return Task.CompletedTask;
        });
    }
}
