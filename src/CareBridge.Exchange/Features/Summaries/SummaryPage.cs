using System.Globalization;
using CareBridge.Platform.Web;

namespace CareBridge.Exchange.Features.Summaries;

/// <summary>A summary to read and to print.</summary>
internal static class SummaryPage
{
    /// <summary>How it is asked for, in <c>Accept</c> or <c>_format</c>.</summary>
    public static IReadOnlyList<string> Formats { get; } = ["text/html", "html"];

    private const string Style = """
        body{max-width:60rem}
        aside{border:2px solid #1d2b2a;padding:.2rem 1rem;background:#fff}
        aside h2{margin-top:.6rem}
        dl{display:grid;grid-template-columns:max-content 1fr;gap:.2rem 1.2rem}dt{font-weight:600}dd{margin:0}
        table{border-collapse:collapse;width:100%;margin:.8rem 0}
        caption{text-align:left;padding-bottom:.3rem;color:#4a5a58}
        th,td{border-bottom:1px solid #767676;padding:.35rem .6rem;text-align:left;vertical-align:top}
        th[scope=row]{font-weight:500}td,th[scope=row]{overflow-wrap:anywhere}
        footer{margin-top:2rem;border-top:1px solid #767676}
        @media print{body{font-size:10pt;max-width:none;margin:0;background:#fff}
        thead{display:table-header-group}tr,aside{break-inside:avoid}h2,caption{break-after:avoid}}
        """;

    public static HtmlPage Of(AftercareSummary summary) => new()
    {
        Language = AftercareSummary.Language,
        // A list of recent pages is no place for a name.
        Title = AftercareSummary.Title,
        Main = Notice(summary.Notice)
            + $"<h1>{AftercareSummary.Title}</h1>"
            + $"<dl>{string.Concat(Facts(summary).Select(fact => Line(fact.Name, fact.Value)))}</dl>"
            + string.Concat(summary.Sections.Select(Section))
            + $"<footer>{SummaryText.Paragraph(AftercareSummary.OnEmptySections)}</footer>",
        Style = Style,
    };

    private static string Notice(SummarySection? notice) => notice is null
        ? ""
        : $"<aside aria-labelledby=\"notice\"><h2 id=\"notice\">{SummaryText.Encode(notice.Title)}</h2>"
            + $"{notice.Text}</aside>";

    private static IEnumerable<(string Name, string? Value)> Facts(AftercareSummary summary) =>
    [
        ("Patient", summary.PatientName),
        ("Born", summary.Patient?.BirthDate),
        ("CareBridge id", summary.PatientId.ToString()),
        ("Made", summary.MadeAt.UtcDateTime.ToString("yyyy-MM-dd HH:mm 'UTC'", CultureInfo.InvariantCulture)),
        ("Told by", string.Join(", ", summary.Sources.Select(source => source.Name))),
    ];

    private static string Line(string name, string? value) => string.IsNullOrEmpty(value)
        ? ""
        : $"<dt>{SummaryText.Encode(name)}</dt><dd>{SummaryText.Encode(value)}</dd>";

    private static string Section(SummarySection section) =>
        $"<section><h2>{SummaryText.Encode(section.Title)}</h2>{section.Text}</section>";
}
