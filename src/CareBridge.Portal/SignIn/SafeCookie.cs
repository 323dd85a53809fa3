using Microsoft.AspNetCore.Http;

namespace CareBridge.Portal.SignIn;

/// <summary>
/// Sent to no other site, over https only where people come by it, and shown to no script. Whoever ends https before us
/// hands requests on without it, and Antiforgery refuses to write a cookie then that is always secure by its policy.
/// </summary>
internal sealed class SafeCookie : CookieBuilder
{
    private readonly bool _isSecure;

    public SafeCookie(string name, bool isSecure)
    {
        _isSecure = isSecure;
        Name = name;
        Path = "/";
        HttpOnly = true;
        IsEssential = true;
        SameSite = SameSiteMode.Strict;
        SecurePolicy = CookieSecurePolicy.SameAsRequest;
    }

    public override CookieOptions Build(HttpContext context, DateTimeOffset expiresFrom)
    {
        var options = base.Build(context, expiresFrom);
        options.Secure |= _isSecure;
        return options;
    }
}
