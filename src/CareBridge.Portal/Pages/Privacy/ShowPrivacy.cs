using CareBridge.Platform.Domain;
using CareBridge.Platform.Security;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace CareBridge.Portal.Pages.Privacy;

/// <summary>Where a privacy officer begins: what nobody has looked at yet, and where to look.</summary>
internal static class ShowPrivacy
{
    public const string Path = "/privacy";

    public const string Read = "read";

    public static void Map(IEndpointRouteBuilder pages)
    {
        pages.MapGet(Path, ShowAsync).RequireRole(Role.PrivacyOfficer);
        pages.MapPost(Path, ReadAsync).RequireRole(Role.PrivacyOfficer);
    }

    private static async Task<IResult> ShowAsync(Visit visit, ServiceApi api)
    {
        var pending = await api.ReadAsync<PageAnswer<AccessAnswer>>($"{PrivacyApi.BreakGlass}?review=pending");
        var news = await api.ReadAsync<PageAnswer<NewsAnswer>>(
            $"{PrivacyApi.Notices}?unread=true&language={visit.Tag}");
        return visit.Show<PrivacyPage>(new PrivacyPage.Shown(pending.Items, news.Items, await api.PlacesAsync()));
    }

    private static async Task<IResult> ReadAsync(HttpContext http, ServiceApi api, CancellationToken cancellation)
    {
        var form = await http.Request.ReadFormAsync(cancellation);
        if (!Guid.TryParse(form["id"], out var id)) throw new NotFoundException("notice");
        await api.ChangeAsync(HttpMethod.Post, $"{PrivacyApi.Notices}/{id}/read");
        return Results.LocalRedirect(Path);
    }
}
