using System.Security.Cryptography;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Unicode;
using CareBridge.Consent.Domain;
using Microsoft.AspNetCore.Http;

namespace CareBridge.Consent.Features.Accounting;

/// <summary>One page to read and to print, which loads nothing and runs nothing.</summary>
internal sealed class HtmlResult<TRow>(Report<TRow> report) : IResult
{
    private const string Style =
        "body{font:1rem/1.5 system-ui,sans-serif;margin:2rem auto;max-width:70rem;padding:0 1rem}"
        + "table{border-collapse:collapse;width:100%}"
        + "th,td{border-bottom:1px solid #767676;padding:.4rem .6rem;text-align:left;vertical-align:top}"
        + "td{overflow-wrap:anywhere}"
        + "@media print{body{font-size:9pt;margin:0;max-width:none}thead{display:table-header-group}"
        + "tr{break-inside:avoid}}";

    private static readonly string StyleHash = Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(Style)));

    private static readonly string Policy = $"default-src 'none'; style-src 'sha256-{StyleHash}'; base-uri 'none'; "
        + "form-action 'none'; frame-ancestors 'none'";

    private static readonly HtmlEncoder Encoder = HtmlEncoder.Create(UnicodeRanges.All);

    private readonly List<Column<TRow>> _columns = [.. report.Columns.Where(column => !column.InFileOnly)];

    public async Task ExecuteAsync(HttpContext httpContext)
    {
        var response = httpContext.Response;
        response.ContentType = "text/html; charset=utf-8";
        response.Headers.ContentSecurityPolicy = Policy;
        response.Headers.CacheControl = "no-store";
        response.Headers.XContentTypeOptions = "nosniff";
        await using var writer = new StreamWriter(response.Body, new UTF8Encoding(false), leaveOpen: true);
        await writer.WriteAsync(Beginning());
        var isEmpty = true;
        await foreach (var row in report.Rows.WithCancellation(httpContext.RequestAborted))
        {
            isEmpty = false;
            var cells = _columns.Select((column, n) => n == 0
                ? $"<th scope=\"row\">{Text(column.Cell(row))}</th>"
                : $"<td>{Text(column.Cell(row))}</td>");
            await writer.WriteAsync($"<tr>{string.Concat(cells)}</tr>\n");
        }
        var nothing = isEmpty ? $"<p>{Text(report.Nothing)}</p>\n" : "";
        await writer.WriteAsync($"</tbody>\n</table>\n{nothing}</main>\n</body>\n</html>\n");
    }

    private string Beginning() => $"""
        <!DOCTYPE html>
        <html lang="{report.Language.Tag()}">
        <head>
        <meta charset="utf-8">
        <meta name="viewport" content="width=device-width, initial-scale=1">
        <title>{Text(report.Title)}</title>
        <style>{Style}</style>
        </head>
        <body>
        <main>
        <h1>{Text(report.Title)}</h1>
        <p>{Text(report.Subtitle)}</p>
        <table>
        <thead><tr>{Headers}</tr></thead>
        <tbody>

        """;

    private string Headers =>
        string.Concat(_columns.Select(column => $"<th scope=\"col\">{Text(column.Header)}</th>"));

    private static string Text(string text) => Encoder.Encode(text);
}
