using System.Buffers;
using System.Text;
using Microsoft.AspNetCore.Http;

namespace CareBridge.Consent.Features.Accounting;

/// <summary>RFC 4180, in UTF-8.</summary>
internal sealed class CsvResult<TRow>(Report<TRow> report) : IResult
{
    private static readonly SearchValues<char> Special = SearchValues.Create("\",\r\n");

    public async Task ExecuteAsync(HttpContext httpContext)
    {
        var response = httpContext.Response;
        response.ContentType = "text/csv; charset=utf-8; header=present";
        response.Headers.ContentDisposition = $"attachment; filename=\"{report.Name}.csv\"";
        response.Headers.CacheControl = "no-store";
        response.Headers.XContentTypeOptions = "nosniff";
        await using var writer = new StreamWriter(response.Body, new UTF8Encoding(false), leaveOpen: true);
        await writer.WriteAsync(Record(report.Columns.Select(column => column.Header)));
        await foreach (var row in report.Rows.WithCancellation(httpContext.RequestAborted))
            await writer.WriteAsync(Record(report.Columns.Select(column => column.Cell(row))));
    }

    private static string Record(IEnumerable<string> cells) => string.Join(',', cells.Select(Cell)) + "\r\n";

    /// <summary>
    /// A spreadsheet takes a text that begins like a formula for one, and organizations name themselves.
    /// </summary>
    private static string Cell(string text)
    {
        if (text is ['=' or '+' or '-' or '@' or '\t' or '\r' or '\n', ..]) text = $"'{text}";
        return text.AsSpan().ContainsAny(Special)
            ? $"\"{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\""
            : text;
    }
}
