namespace CareBridge.EndToEnd.People;

/// <summary>What somebody says who raises a crisis.</summary>
public static class Reports
{
    /// <summary>Of low severity: the next tier is paged after a quarter of an hour only.</summary>
    /// <param name="suicidalThoughts">The second question of the screener, which leaves it low.</param>
    public static object Low(Guid participant, bool suicidalThoughts = false) => new
    {
        participantId = participant,
        screen = new
        {
            wishToBeDead = true,
            suicidalThoughts,
            thoughtsOfMethod = false,
            intent = false,
            planWithIntent = false,
            behaviorLifetime = false,
            behaviorPastThreeMonths = false,
        },
    };
}
