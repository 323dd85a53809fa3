using CareBridge.Aftercare.Domain;
using CareBridge.Contracts.Aftercare;
using CareBridge.Platform.Disclosures;
using CareBridge.Platform.Domain;

namespace CareBridge.Aftercare.Features.Plans;

/// <param name="Disclosure">Goes along where it is shown by itself to another organization.</param>
internal sealed record PlanView(
    Guid Id,
    long Version,
    Guid ParticipantId,
    Guid OrganizationId,
    Guid WrittenBy,
    PlanStatus Status,
    string Title,
    string? Description,
    DateOnly? StartsOn,
    DateOnly? EndsOn,
    IReadOnlyList<string> Goals,
    IReadOnlyList<string> Notes,
    IReadOnlyList<PlanStepView> Steps,
    DateTimeOffset AuthoredAt,
    DateTimeOffset ChangedAt,
    Accompaniment? Disclosure)
{
    public static PlanView Of(AftercarePlan plan, ISeal seal)
    {
        var text = seal.Open<PlanText>(plan.Text);
        return new PlanView(
            plan.Id,
            plan.Version,
            plan.ParticipantId,
            plan.OrganizationId,
            plan.WrittenBy,
            plan.Status,
            text.Title,
            text.Description,
            text.StartsOn,
            text.EndsOn,
            text.Goals,
            text.Notes,
            [.. text.Steps.Select((step, index) => PlanStepView.Of(step, index + 1, plan.StepStatuses[index]))],
            plan.AuthoredAt,
            plan.ChangedAt,
            Disclosure: null);
    }
}

/// <param name="Number">From 1; names the step in addresses.</param>
internal sealed record PlanStepView(
    int Number,
    string Description,
    DateOnly? StartsOn,
    DateOnly? DueOn,
    PlanStepStatus Status,
    StepOwner? Owner,
    Guid? OwnerId)
{
    public static PlanStepView Of(PlanStep step, int number, PlanStepStatus status) =>
        new(
            number,
            step.Description ?? Words(step.Concept!),
            step.StartsOn,
            step.DueOn,
            status,
            step.Owner,
            step.OwnerId);

    private static string Words(ForeignConcept concept) =>
        concept.Text
        ?? concept.Codings.Select(coding => coding.Display ?? coding.Code).FirstOrDefault(word => word is not null)
        ?? "";
}
