using CareBridge.Platform.Security;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Extensions;
using Microsoft.AspNetCore.Routing;

namespace CareBridge.Portal.Pages.Crisis;

/// <summary>How long it takes until somebody answers, by the hour of the day. Nobody is in it.</summary>
internal static class ShowFigures
{
    public const string Path = "/crisis/figures";

    public static void Map(IEndpointRouteBuilder pages) =>
        pages.MapGet(Path, ShowAsync).RequireRole(Role.CrisisResponder, Role.Administrator);

    private static async Task<IResult> ShowAsync(Visit visit, ServiceApi api)
    {
        var question = new QueryBuilder { { "by", "hour" } };
        // Administrators read a quarter of a year in UTC.
        if (!visit.Is(Role.Administrator)) question.Add("timeZone", visit.TimeZone);
        return visit.Show<FiguresPage>(await api.ReadAsync<FiguresAnswer>($"/api/crisis/figures{question}"));
    }
}

/// <param name="Until">The day after the last.</param>
/// <param name="Least">Less is not told.</param>
public sealed record FiguresAnswer(
    DateOnly From, DateOnly Until, int Least, FigureAnswer Total, IReadOnlyList<FigureAnswer> Groups);

/// <param name="Key">The hour; null of all.</param>
/// <param name="ShareInTime">0 to 1.</param>
public sealed record FigureAnswer(string? Key, int? Escalations, SpreadAnswer? ToAcknowledge, double? ShareInTime);

/// <summary>In minutes: half are no longer than the one, nine of ten than the other.</summary>
public sealed record SpreadAnswer(double Median, double Percentile90);
