using CareBridge.Platform.Domain;
using CareBridge.Platform.Security;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace CareBridge.Portal.Pages.Administration;

/// <summary>
/// Participants who may be registered twice, without who anybody is: an administrator decides by what speaks for it.
/// </summary>
internal static class SettleMatches
{
    public const string Path = "/administration/matches";

    private static readonly string[] Verbs = ["confirm", "dismiss", "undo", "reopen"];

    public static void Map(IEndpointRouteBuilder pages)
    {
        pages.MapGet(Path, (Visit visit, ServiceApi api) => ShowAsync(visit, api, Sent.Nothing))
            .RequireRole(Role.Administrator);
        pages.MapPost(Path, DecideAsync).RequireRole(Role.Administrator);
    }

    /// <summary>What may be decided about one that stands so.</summary>
    public static IReadOnlyList<string> VerbsOf(string status) => status switch
    {
        "proposed" => ["confirm", "dismiss"],
        "confirmed" => ["undo"],
        "dismissed" or "undone" => ["reopen"],
        _ => [],
    };

    private static async Task<IResult> DecideAsync(HttpContext http, Visit visit, ServiceApi api)
    {
        var sent = await Sent.ReadAsync(http);
        if (!Verbs.Contains(sent.Verb)) throw new NotFoundException("action");
        var faults = await api.ChangeAsync(
            HttpMethod.Post,
            $"{AdministrationApi.Matches}/{sent.Id}/{sent.Verb}",
            new { version = sent.Number("version") ?? 0 });
        return faults.Any
            ? await ShowAsync(visit, api, sent with { Faults = faults })
            : Results.LocalRedirect(Path);
    }

    private static async Task<IResult> ShowAsync(Visit visit, ServiceApi api, Sent sent)
    {
        var open = await api.ReadAsync<PagedAnswers<MatchAnswer>>($"{AdministrationApi.Matches}?status=proposed");
        var all = await api.ReadAsync<PagedAnswers<MatchAnswer>>(AdministrationApi.Matches);
        return visit.Show<MatchesPage>(
            new MatchesPage.Shown(
                open.Items,
                [.. all.Items.Where(match => match.Status != "proposed")],
                await api.MembersAsync(),
                sent),
            sent.Faults.Status);
    }
}
