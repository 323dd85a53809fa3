using CareBridge.Crisis.Domain;

namespace CareBridge.Crisis.Features.Raising;

/// <summary>The C-SSRS screener; each question must be answered, since no answer is not a no.</summary>
internal sealed record ScreenAnswers
{
    public required bool WishToBeDead { get; init; }

    public required bool SuicidalThoughts { get; init; }

    public required bool ThoughtsOfMethod { get; init; }

    public required bool Intent { get; init; }

    public required bool PlanWithIntent { get; init; }

    public required bool BehaviorLifetime { get; init; }

    public required bool BehaviorPastThreeMonths { get; init; }

    public Screen ToScreen() => new(
        WishToBeDead,
        SuicidalThoughts,
        ThoughtsOfMethod,
        Intent,
        PlanWithIntent,
        BehaviorLifetime,
        BehaviorPastThreeMonths);
}
