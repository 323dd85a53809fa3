namespace CareBridge.Contracts.Aftercare;

/// <summary>CareBridge's code system <c>milestone</c>.</summary>
public static class MilestoneCodes
{
    public static IReadOnlyList<string> All { get; } =
    [
        "first-meeting",
        "one-day",
        "one-week",
        "thirty-days",
        "sixty-days",
        "ninety-days",
        "six-months",
        "one-year",
        "found-housing",
        "found-work",
        "completed-program",
    ];
}
