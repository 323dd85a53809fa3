using System.Globalization;
using System.Text;

namespace CareBridge.Aftercare.Domain;

/// <summary>BARC-10 totals over time as a plain line, in SVG without script, style or anything fetched.</summary>
internal static class TrendFigure
{
    private const int Width = 600;
    private const int Height = 200;
    private const int Margin = 30;
    private const int Least = 10;
    private const int Most = 60;

    /// <param name="points">The earliest first.</param>
    /// <param name="words">What the figure shows, for who cannot see it.</param>
    public static string Draw(IReadOnlyList<(DateTimeOffset At, int Total)> points, string words)
    {
        var svg = new StringBuilder();
        svg.Append(CultureInfo.InvariantCulture, $"<svg xmlns=\"http://www.w3.org/2000/svg\" role=\"img\"")
            .Append(CultureInfo.InvariantCulture, $" viewBox=\"0 0 {Width} {Height}\"><title>{words}</title>");
        foreach (var line in (int[])[Least, 35, Most])
        {
            svg.Append(CultureInfo.InvariantCulture, $"<line x1=\"{Margin}\" x2=\"{Width - Margin}\"")
                .Append(CultureInfo.InvariantCulture, $" y1=\"{Y(line)}\" y2=\"{Y(line)}\" stroke=\"#c8c8c8\"/>")
                .Append(CultureInfo.InvariantCulture, $"<text x=\"2\" y=\"{Y(line) + 4}\" font-size=\"12\">")
                .Append(CultureInfo.InvariantCulture, $"{line}</text>");
        }
        var places = points.Select(point => (X: X(point.At, points), Y: Y(point.Total))).ToList();
        var path = string.Join(' ', places.Select(place => $"{place.X},{place.Y}"));
        svg.Append(CultureInfo.InvariantCulture, $"<polyline fill=\"none\" stroke=\"#14615a\" stroke-width=\"2\"")
            .Append(CultureInfo.InvariantCulture, $" points=\"{path}\"/>");
        foreach (var (x, y) in places)
            svg.Append(CultureInfo.InvariantCulture, $"<circle cx=\"{x}\" cy=\"{y}\" r=\"4\" fill=\"#14615a\"/>");
        return svg.Append("</svg>").ToString();
    }

    private static int X(DateTimeOffset at, IReadOnlyList<(DateTimeOffset At, int Total)> points)
    {
        var whole = (points[^1].At - points[0].At).TotalSeconds;
        var part = whole == 0 ? 0.5 : (at - points[0].At).TotalSeconds / whole;
        return Margin + (int)((Width - (2 * Margin)) * part);
    }

    private static int Y(int total) =>
        Height - Margin - ((Height - (2 * Margin)) * (total - Least) / (Most - Least));
}
