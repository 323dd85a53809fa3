using System.Globalization;

namespace CareBridge.Portal.Pages.Charts;

/// <summary>Where days and values lie in a picture, in its own units.</summary>
internal sealed class LineScale
{
    public const int Width = 400;
    public const int Height = 220;
    public const int Left = 30;
    public const int Right = Width - 12;
    public const int Top = 18;
    public const int Bottom = Height - 26;

    private const int Steps = 4;

    private readonly double _lowest;
    private readonly double _highest;

    /// <param name="days">At least one.</param>
    public LineScale(IReadOnlyCollection<DateOnly> days, double lowest, double highest)
    {
        (First, Last) = (days.Min(), days.Max());
        (_lowest, _highest) = (lowest, highest);
    }

    public DateOnly First { get; }

    public DateOnly Last { get; }

    /// <summary>The values that have a line across, from the lowest to the highest.</summary>
    public IEnumerable<double> Levels =>
        Enumerable.Range(0, Steps + 1).Select(step => _lowest + ((_highest - _lowest) * step / Steps));

    public double X(DateOnly day)
    {
        var length = Last.DayNumber - First.DayNumber;
        return length == 0
            ? (Left + Right) / 2.0
            : Left + ((Right - Left) * (double)(day.DayNumber - First.DayNumber) / length);
    }

    public double Y(double value) =>
        Bottom - ((Bottom - Top) * (Math.Clamp(value, _lowest, _highest) - _lowest) / (_highest - _lowest));

    /// <summary>As SVG takes the points of a line.</summary>
    public string Path(IEnumerable<ChartPoint> points) =>
        string.Join(' ', points.Select(point => $"{Text(X(point.Day))},{Text(Y(point.Value))}"));

    public static string Text(double position) => position.ToString("0.#", CultureInfo.InvariantCulture);
}
