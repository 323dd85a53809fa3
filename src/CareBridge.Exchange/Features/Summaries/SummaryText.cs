using System.Text;
using System.Text.Encodings.Web;
using System.Text.Unicode;
using System.Xml;

namespace CareBridge.Exchange.Features.Summaries;

/// <summary>
/// Writes what is to be read, as the XHTML that a narrative may hold (https://hl7.org/fhir/R4/narrative.html#xhtml) and
/// a page as well. Everything that is given as text is encoded.
/// </summary>
internal static class SummaryText
{
    private static readonly HtmlEncoder Encoder = HtmlEncoder.Create(UnicodeRanges.All);

    public static string Paragraph(string text) => $"<p>{Encode(text)}</p>";

    public static string Strong(string text) => $"<p><b>{Encode(text)}</b></p>";

    public static string List(IEnumerable<string> items) =>
        $"<ul>{string.Concat(items.Select(item => $"<li>{Encode(item)}</li>"))}</ul>";

    /// <param name="rows">Each begins with what names it.</param>
    public static string Table(string caption, IReadOnlyList<string> headers, IEnumerable<IReadOnlyList<string>> rows)
    {
        var text = new StringBuilder($"<table><caption>{Encode(caption)}</caption><thead><tr>");
        foreach (var header in headers) text.Append($"<th scope=\"col\">{Encode(header)}</th>");
        text.Append("</tr></thead><tbody>");
        foreach (var row in rows)
        {
            text.Append($"<tr><th scope=\"row\">{Encode(row[0])}</th>");
            foreach (var cell in row.Skip(1)) text.Append($"<td>{Encode(cell)}</td>");
            text.Append("</tr>");
        }
        return text.Append("</tbody></table>").ToString();
    }

    /// <summary>Lines stay lines; a character that XML has no way to write is left out.</summary>
    public static string Encode(string text)
    {
        var written = string.Concat(text.EnumerateRunes()
            .Where(rune => !rune.IsBmp || XmlConvert.IsXmlChar((char)rune.Value)).Select(rune => rune.ToString()));
        return string.Join("<br/>", written.ReplaceLineEndings("\n").Split('\n').Select(line => Encoder.Encode(line)));
    }
}
