namespace CareBridge.Contracts.Aftercare;

/// <summary>CareBridge's code system <c>milestone</c>.</summary>
public static class MilestoneCodes
{
    /// <summary>Something else, in the participant's own words.</summary>
    public const string Own = "own";

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
        Own,
    ];
}
