namespace CareBridge.Portal.Pages.Crisis;

/// <summary>
/// The questions of the C-SSRS screener, in their order: 3 to 5 are asked only of whoever has thoughts of suicide, the
/// last only where there was behavior at all.
/// </summary>
internal static class RaiseQuestions
{
    public static IReadOnlyList<Question> All { get; } =
    [
        new("wishToBeDead"),
        new("suicidalThoughts"),
        new("thoughtsOfMethod", "suicidalThoughts"),
        new("intent", "suicidalThoughts"),
        new("planWithIntent", "suicidalThoughts"),
        new("behaviorLifetime"),
        new("behaviorPastThreeMonths", "behaviorLifetime"),
    ];

    public static bool IsCalledFor(Question question, IReadOnlyDictionary<string, bool?> answers) =>
        question.After is null || answers[question.After] == true;

    /// <summary>No answer is not a no. Null when each has one that is called for.</summary>
    public static Question? Unanswered(IReadOnlyDictionary<string, bool?> answers) =>
        All.FirstOrDefault(question => IsCalledFor(question, answers) && answers[question.Name] is null);

    /// <param name="Name">As the API calls it.</param>
    /// <param name="After">Asked only where this one was answered with yes.</param>
    internal sealed record Question(string Name, string? After = null);
}
