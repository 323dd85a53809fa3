using CareBridge.Platform.Security;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace CareBridge.Portal.Pages.Crisis;

/// <summary>What the team has before it, live; a part of the page is read again when something changes.</summary>
internal static class ShowBoard
{
    public const string Path = "/crisis/board";

    /// <summary>Of the part that changes.</summary>
    public const string CasesPath = Path + "/cases";

    public static void Map(IEndpointRouteBuilder pages)
    {
        // A screen on a wall is read by whoever passes: it names nobody, and acting takes somebody who is there.
        pages.MapGet(Path, ShowAsync).RequireRole(Role.CrisisResponder).StaysOnScreen();
        pages.MapGet(CasesPath, ShowCasesAsync).RequireRole(Role.CrisisResponder).StaysOnScreen();
    }

    /// <param name="wall">For a screen that several read from afar.</param>
    private static async Task<IResult> ShowAsync(Visit visit, ServiceApi api, bool wall = false) =>
        visit.Show<BoardPage>(new BoardPage.Shown(await ReadAsync(visit, api), wall));

    private static async Task<IResult> ShowCasesAsync(Visit visit, ServiceApi api) =>
        visit.Show<BoardFragment>(await ReadAsync(visit, api));

    private static async Task<BoardCases.Shown> ReadAsync(Visit visit, ServiceApi api)
    {
        var cases = await api.ReadAsync<ItemsAnswer<CaseAnswer>>(CrisisApi.Escalations);
        var followUps = await api.ReadAsync<ItemsAnswer<FollowUpAnswer>>(CrisisApi.FollowUps);
        return new BoardCases.Shown(cases.Items, followUps.Items, await api.TeamAsync(visit));
    }
}
