namespace CareBridge.Portal.Pages.Charts;

/// <summary>One line of a <see cref="LineChart"/>, from its first day to its last.</summary>
/// <param name="Points">In any order; one a day.</param>
public sealed record ChartLine(string Name, IReadOnlyList<ChartPoint> Points);

public sealed record ChartPoint(DateOnly Day, double Value);

/// <summary>Something that happened, marked at its day.</summary>
public sealed record ChartEvent(DateOnly Day, string Text);
