using CareBridge.Contracts.Aftercare;
using CareBridge.Platform.Domain;

namespace CareBridge.Aftercare.Features.Plans;

/// <summary>What a plan must be like, whoever writes it.</summary>
internal static class PlanRules
{
    /// <exception cref="InvalidRequestException">It breaks one.</exception>
    public static void Check(WritePlan written, PlanText text)
    {
        var check = new Check()
            .Text(text.Title, "title", PlanText.TitleLength)
            .OptionalText(text.Description, "description", PlanText.LongLength)
            .That(!(text.EndsOn < text.StartsOn), "endsOn", "Not before it starts.")
            .That(text.Steps.Count <= PlanText.MostSteps, "steps", $"At most {PlanText.MostSteps}.")
            .That(written.StepStatuses.Count == text.Steps.Count, "steps", "One status for each step.");
        Texts(check, text.Goals, "goals", PlanText.GoalLength);
        Texts(check, text.Notes, "notes", PlanText.LongLength);
        foreach (var (index, step) in text.Steps.Index())
        {
            var field = $"steps[{index}]";
            check.OptionalText(step.Description, $"{field}.description", PlanStep.DescriptionLength)
                .That(
                    step.Description is not null || step.Concept is not null,
                    $"{field}.description",
                    "Required: what is to be done.")
                .That(!(step.DueOn < step.StartsOn), $"{field}.dueOn", "Not before it starts.")
                .That(
                    step.OwnerId is null || step.Owner == StepOwner.Staff,
                    $"{field}.ownerId",
                    "Of staff, and of nobody else.");
        }
        check.ThrowIfAny();
    }

    private static void Texts(Check check, IReadOnlyList<string> texts, string field, int length)
    {
        check.That(texts.Count <= PlanText.MostTexts, field, $"At most {PlanText.MostTexts}.");
        foreach (var (index, text) in texts.Index()) check.Text(text, $"{field}[{index}]", length);
    }
}
