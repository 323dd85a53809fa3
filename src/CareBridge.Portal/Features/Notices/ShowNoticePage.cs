using CareBridge.Platform.Disclosures;
using CareBridge.Platform.Web;
using CareBridge.Portal.Pages;
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

    private static HtmlPage Show(HttpRequest request) => NoticePages.SignIn(PageLanguage.Preferred(request));
}
