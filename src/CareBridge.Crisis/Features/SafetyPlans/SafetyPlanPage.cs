using System.Globalization;
using CareBridge.Contracts.Crisis;
using CareBridge.Platform.Domain;
using CareBridge.Platform.Web;

namespace CareBridge.Crisis.Features.SafetyPlans;

/// <summary>A safety plan to print and carry along.</summary>
internal static class SafetyPlanPage
{
    private const string Style = """
        h2{break-after:avoid}section{break-inside:avoid}
        li{overflow-wrap:anywhere}.retired{border:2px solid;padding:.5rem}
        @media print{body{font-size:11pt;margin:0;max-width:none;color:#000;background:#fff}}
        """;

    public static HtmlPage Of(SafetyPlanView view, SafetyPlanWords words, LocalClock clock) => new()
    {
        Language = words.Tag,
        Title = words.Title,
        Main = $"<h1>{HtmlPage.Encode(words.Title)}</h1>{Retired(view, words)}{Sections(view, words)}"
            + $"<p>{words.Version} {view.Version}, {Day(clock.DayOf(view.ChangedAt))}</p>",
        Style = Style,
    };

    private static string Sections(SafetyPlanView view, SafetyPlanWords words)
    {
        var plan = view.Plan;
        return Section(words.WarningSigns, plan.WarningSigns)
            + Section(words.Coping, plan.Coping)
            + Section(words.Distractions, plan.Distractions.Select(Line))
            + Section(words.Helpers, plan.Helpers.Select(Line))
            + Section(words.Professionals, [.. plan.Professionals.Select(Line), .. words.Lifelines])
            + Section(words.Environment, plan.Environment)
            + Section(words.Reasons, plan.Reasons);
    }

    private static string Section(string title, IEnumerable<string> lines)
    {
        var items = string.Concat(lines.Select(line => $"<li>{HtmlPage.Encode(line)}</li>"));
        return items.Length == 0 ? "" : $"<section><h2>{HtmlPage.Encode(title)}</h2><ul>{items}</ul></section>";
    }

    private static string Retired(SafetyPlanView view, SafetyPlanWords words) =>
        view.Status == SafetyPlanStatus.Retired ? $"<p class=\"retired\">{HtmlPage.Encode(words.Retired)}</p>" : "";

    private static string Line(SafetyContact contact) =>
        contact.Phone is { } phone ? $"{contact.Name}: {phone}" : contact.Name;

    private static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
