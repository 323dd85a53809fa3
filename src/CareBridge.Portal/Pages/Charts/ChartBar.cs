namespace CareBridge.Portal.Pages.Charts;

/// <summary>One row of a <see cref="BarChart"/>.</summary>
/// <param name="Values">
/// One for each part, none below nought; null where it is kept back because it is about too few.
/// </param>
public sealed record ChartBar(string Name, IReadOnlyList<double?> Values)
{
    internal double Total => Values.Sum(value => value ?? 0);
}
