using CareBridge.Platform.Domain;
using CareBridge.Platform.Security;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace CareBridge.Portal.Pages.Crisis;

/// <summary>A team practices, and sees how it went.</summary>
internal static class Practice
{
    public const string Path = "/crisis/drills";

    public static void Map(IEndpointRouteBuilder pages)
    {
        pages.MapGet(Path, ShowAsync).RequireRole(Role.CrisisResponder);
        pages.MapPost(Path, StartAsync).RequireRole(Role.CrisisResponder);
    }

    private static async Task<IResult> ShowAsync(Visit visit, ServiceApi api, TimeProvider time) =>
        visit.Show<PracticePage>(new PracticePage.Shown(
            (await api.ReadAsync<ItemsAnswer<DrillAnswer>>("/api/crisis/drills")).Items,
            Guid.CreateVersion7(time.Now())));

    private static async Task<IResult> StartAsync(HttpContext http, ServiceApi api, CancellationToken cancellation)
    {
        var form = await http.Request.ReadFormAsync(cancellation);
        if (!Guid.TryParse(form["id"], out var id)) throw new NotFoundException("drill");
        await api.ChangeAsync(HttpMethod.Put, $"/api/crisis/drills/{id}", new { notAsked = true });
        return Results.LocalRedirect(AnswerCrisis.PathOf(id));
    }
}
