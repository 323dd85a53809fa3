using System.Buffers;
using System.Text;
using Microsoft.AspNetCore.Http;

namespace CareBridge.Platform.Web;

/// <summary>Tables as files: RFC 4180, in UTF-8.</summary>
public static class CsvText
{
    public const string MediaType = "text/csv";

    private static readonly SearchValues<char> Special = SearchValues.Create("\",\r\n");

    /// <summary>Sends a few lines as a file of that name.</summary>
    /// <param name="name">Without its ending.</param>
    public static async Task SendAsync(HttpContext http, string name, IEnumerable<IEnumerable<string>> records)
    {
        await using var writer = Begin(http.Response, name);
        foreach (var record in records) await writer.WriteAsync(Record(record));
    }

    /// <summary>What to write the records of a file to.</summary>
    /// <param name="name">Without its ending.</param>
    public static StreamWriter Begin(HttpResponse response, string name)
    {
        response.ContentType = $"{MediaType}; charset=utf-8; header=present";
        response.Headers.ContentDisposition = $"attachment; filename=\"{name}.csv\"";
        response.Headers.CacheControl = "no-store";
        response.Headers.XContentTypeOptions = "nosniff";
        return new StreamWriter(response.Body, new UTF8Encoding(false), leaveOpen: true);
    }

    public static string Record(IEnumerable<string> cells) => string.Join(',', cells.Select(Cell)) + "\r\n";

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
