using System.Globalization;
using CareBridge.Portal.Domain;

namespace CareBridge.Portal.Pages.Charts;

/// <summary>What charts say of themselves, for whoever does not look at them.</summary>
internal sealed record ChartWords
{
    private static readonly ChartWords English = new()
    {
        Table = "The same as a table",
        Day = "Day",
        Events = "What happened",
        Nothing = "There is nothing to show yet.",
        Kept = "too few to say",
        Line = "{0}: {1} on {2}, {3} on {4}; lowest {5}, highest {6}.",
        Point = "{0}: {1} on {2}.",
        Bars = "Most: {0} ({1}). All together: {2}.",
    };

    private static readonly ChartWords Spanish = new()
    {
        Table = "Lo mismo en una tabla",
        Day = "Día",
        Events = "Lo que pasó",
        Nothing = "Todavía no hay nada que mostrar.",
        Kept = "muy pocos para decirlo",
        Line = "{0}: {1} el {2}, {3} el {4}; mínimo {5}, máximo {6}.",
        Point = "{0}: {1} el {2}.",
        Bars = "El mayor: {0} ({1}). En total: {2}.",
    };

    public required string Table { get; init; }

    public required string Day { get; init; }

    public required string Events { get; init; }

    public required string Nothing { get; init; }

    /// <summary>Instead of a number that would tell of somebody.</summary>
    public required string Kept { get; init; }

    public required string Line { get; init; }

    public required string Point { get; init; }

    public required string Bars { get; init; }

    public static ChartWords In(NoticeLanguage language) => language switch
    {
        NoticeLanguage.En => English,
        NoticeLanguage.Es => Spanish,
    };

    /// <summary>From where to where a line goes, and between what.</summary>
    /// <param name="points">From the first day to the last; at least one.</param>
    public string Of(string name, IReadOnlyList<ChartPoint> points, PageTimes times)
    {
        var (first, last) = (points[0], points[^1]);
        return points.Count == 1
            ? Say(Point, name, Number(first.Value), times.Of(first.Day))
            : Say(
                Line,
                name,
                Number(first.Value),
                times.Of(first.Day),
                Number(last.Value),
                times.Of(last.Day),
                Number(points.Min(point => point.Value)),
                Number(points.Max(point => point.Value)));
    }

    /// <param name="bars">At least one.</param>
    public string Of(IReadOnlyList<ChartBar> bars)
    {
        var most = bars.MaxBy(bar => bar.Total)!;
        return Say(Bars, most.Name, Number(most.Total), Number(bars.Sum(bar => bar.Total)));
    }

    public static string Number(double value) => value.ToString("0.#", CultureInfo.InvariantCulture);

    private static string Say(string text, params object[] parts) =>
        string.Format(CultureInfo.InvariantCulture, text, parts);
}
