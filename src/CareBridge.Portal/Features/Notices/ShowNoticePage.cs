using CareBridge.Platform.Disclosures;
using CareBridge.Platform.Web;
using CareBridge.Portal.Domain;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace CareBridge.Portal.Features.Notices;

/// <summary>
/// Where the link in a notice leads whoever follows it. A browser that comes from elsewhere brings no session, so the
/// page asks for none and knows nobody.
/// </summary>
internal static class ShowNoticePage
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet(NoticeLinks.Page, Show).AllowAnonymous().ShowsNothing().ExcludeFromDescription();
        routes.MapGet(NoticeLinks.Page + "/{id:guid}", Show).AllowAnonymous().ShowsNothing().ExcludeFromDescription();
    }

    private static HtmlPage Show(HttpRequest request)
    {
        var preferred = request.GetTypedHeaders().AcceptLanguage.OrderByDescending(one => one.Quality ?? 1)
            .Select(one => one.Value.Value?[..Math.Min(2, one.Value.Length)].ToLowerInvariant())
            .FirstOrDefault(code => code is "en" or "es");
        return NoticePages.SignIn(preferred == "es" ? NoticeLanguage.Es : NoticeLanguage.En);
    }
}
