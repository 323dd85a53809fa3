using CareBridge.Platform.Web;
using CareBridge.Portal.Domain;
using Microsoft.AspNetCore.Http;

namespace CareBridge.Portal.Pages;

/// <summary>In which language somebody reads: as they say now, as they said before, else as their browser asks.
/// </summary>
internal static class PageLanguage
{
    private const string Query = "language";
    private const string CookieName = "carebridge-language";

    private static readonly TimeSpan Kept = TimeSpan.FromDays(365);

    /// <param name="account">As their account says; null when it does not.</param>
    public static NoticeLanguage Of(HttpContext http, NoticeLanguage? account)
    {
        if (Coded<NoticeLanguage>.TryParse(http.Request.Query[Query], out var asked))
        {
            Keep(http, asked);
            return asked;
        }
        return Coded<NoticeLanguage>.TryParse(http.Request.Cookies[CookieName], out var kept)
            ? kept
            : account ?? Preferred(http.Request);
    }

    /// <summary>English unless the browser prefers Spanish.</summary>
    public static NoticeLanguage Preferred(HttpRequest request)
    {
        var preferred = request.GetTypedHeaders().AcceptLanguage.OrderByDescending(one => one.Quality ?? 1)
            .Select(one => one.Value.Value?[..Math.Min(2, one.Value.Length)].ToLowerInvariant())
            .FirstOrDefault(code => code is "en" or "es");
        return preferred == "es" ? NoticeLanguage.Es : NoticeLanguage.En;
    }

    /// <summary>The address of the same page in the other language.</summary>
    public static string SwitchOf(HttpRequest request, NoticeLanguage current)
    {
        var query = QueryString.Create(request.Query.Where(one => one.Key != Query));
        return request.Path + query.Add(Query, EnumCode.Of(Other(current))).ToUriComponent();
    }

    public static NoticeLanguage Other(NoticeLanguage language) =>
        language == NoticeLanguage.En ? NoticeLanguage.Es : NoticeLanguage.En;

    private static void Keep(HttpContext http, NoticeLanguage language) => http.Response.Cookies.Append(
        CookieName,
        EnumCode.Of(language),
        new CookieOptions
        {
            HttpOnly = true,
            SameSite = SameSiteMode.Strict,
            Secure = http.Request.IsHttps,
            MaxAge = Kept,
            IsEssential = true,
        });
}
