using System.Globalization;
using CareBridge.Consent.Domain;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;

namespace CareBridge.Consent.Features.Accounting;

/// <summary>A whole list as one file or page, written as it is read.</summary>
internal sealed record Report<TRow>
{
    /// <summary>Of the file, without its ending.</summary>
    public required string Name { get; init; }

    public required string Title { get; init; }

    public required string Subtitle { get; init; }

    /// <summary>Stands on the page when there are no rows.</summary>
    public required string Nothing { get; init; }

    public required Language Language { get; init; }

    public required IReadOnlyList<Column<TRow>> Columns { get; init; }

    public required IAsyncEnumerable<TRow> Rows { get; init; }

    public IResult AsCsv() => new CsvResult<TRow>(this);

    public IResult AsHtml() => new HtmlResult<TRow>(this);
}

/// <param name="InFileOnly">For programs to read; a page for people goes without it.</param>
internal sealed record Column<TRow>(string Header, Func<TRow, string> Cell, bool InFileOnly = false);

internal static class ReportRoutes
{
    public static RouteHandlerBuilder ProducesReport<TJson>(this RouteHandlerBuilder route) => route.Produces<TJson>(
        contentType: "application/json", additionalContentTypes: ["text/csv", "text/html"]);
}

/// <summary>Values as they stand in files and on pages.</summary>
internal static class ReportText
{
    public static string Moment(DateTimeOffset time) =>
        time.UtcDateTime.ToString("yyyy-MM-dd HH:mm:ss'Z'", CultureInfo.InvariantCulture);

    public static string Day(DateTimeOffset time) =>
        time.UtcDateTime.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    public static string Fill(string sentence, params object?[] parts) =>
        string.Format(CultureInfo.InvariantCulture, sentence, parts);
}
