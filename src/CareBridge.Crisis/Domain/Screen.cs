using CareBridge.Contracts.Crisis;

namespace CareBridge.Crisis.Domain;

/// <summary>Answers to the C-SSRS screener, its sixth question in both parts.</summary>
/// <param name="WishToBeDead">Question 1.</param>
/// <param name="SuicidalThoughts">Question 2.</param>
/// <param name="ThoughtsOfMethod">Question 3.</param>
/// <param name="Intent">Question 4: some intent to act.</param>
/// <param name="PlanWithIntent">Question 5.</param>
/// <param name="BehaviorLifetime">Question 6, ever.</param>
/// <param name="BehaviorPastThreeMonths">Question 6, within the past three months.</param>
internal sealed record Screen(
    bool WishToBeDead,
    bool SuicidalThoughts,
    bool ThoughtsOfMethod,
    bool Intent,
    bool PlanWithIntent,
    bool BehaviorLifetime,
    bool BehaviorPastThreeMonths)
{
    /// <summary>
    /// The screener's triage. All answers no is low as well: whoever raises a concern has seen something.
    /// </summary>
    public Severity Triage()
    {
        if (Intent || PlanWithIntent || BehaviorPastThreeMonths) return Severity.High;
        return ThoughtsOfMethod || BehaviorLifetime ? Severity.Moderate : Severity.Low;
    }
}
