using System.Globalization;
using CareBridge.Crisis.Domain.Learning;
using CareBridge.Platform.Web;
using Microsoft.AspNetCore.Http;

namespace CareBridge.Crisis.Features.Learning;

/// <summary>The figures as a table: a line for each group, and the last of all.</summary>
internal sealed class FigureFile(FiguresView figures) : IResult
{
    /// <summary>For what is not told.</summary>
    private const string Withheld = "*";

    public Task ExecuteAsync(HttpContext httpContext) => CsvText.SendAsync(
        httpContext, "figures", Lines());

    private IEnumerable<IEnumerable<string>> Lines() =>
    [
        Titles(),
        .. figures.Groups.Select(group => Line(group, group.Key!)),
        Line(figures.Total, "all"),
    ];

    private IEnumerable<string> Titles() =>
    [
        EnumCode.Of(figures.By), "escalations",
        .. from time in (string[])["acknowledge", "contact", "resolve"]
           from measure in (string[])["median", "90th percentile"]
           select $"minutes to {time}, {measure}",
        "in time", "waiting", "share in time",
        .. figures.Total.Missed.Select(missed => $"missed: {EnumCode.Of(missed.Cause)}"),
        "open",
        .. figures.Total.Dispositions.Select(ended => EnumCode.Of(ended.Disposition)),
        "follow-ups made", "follow-ups missed", "follow-ups to come",
    ];

    private static IEnumerable<string> Line(Figure figure, string key) =>
    [
        key, Count(figure.Escalations),
        .. ((Spread?[])[figure.ToAcknowledge, figure.ToContact, figure.ToResolve]).SelectMany(Times),
        Count(figure.InTime), Count(figure.Waiting), Number(figure.ShareInTime),
        .. figure.Missed.Select(missed => Count(missed.Count)),
        Count(figure.Open),
        .. figure.Dispositions.Select(ended => Count(ended.Count)),
        Count(figure.FollowUpsMade), Count(figure.FollowUpsMissed), Count(figure.FollowUpsToCome),
    ];

    private static IEnumerable<string> Times(Spread? spread) => [Number(spread?.Median), Number(spread?.Percentile90)];

    private static string Count(int? count) => count?.ToString(CultureInfo.InvariantCulture) ?? Withheld;

    private static string Number(double? number) => number?.ToString(CultureInfo.InvariantCulture) ?? Withheld;
}
