using CareBridge.Contracts.Aftercare;
using CareBridge.Contracts.Consent;
using CareBridge.Platform.Web;
using Hl7.Fhir.Model;

namespace CareBridge.Exchange.Mapping;

/// <summary>An aftercare plan, its steps as activities. Of one that was an error only that it was is left.</summary>
internal static class CarePlanMapper
{
    public static Projection Map(AftercarePlanChanged message, PlanText text)
    {
        var status = Status(message.Status);
        var plan = message.Status == PlanStatus.EnteredInError ? new CarePlan() : Words(message, text);
        plan.Status = status;
        plan.Intent = CarePlan.CarePlanIntent.Plan;
        plan.Subject = Values.Patient(message.ParticipantId);
        plan.Author = Values.Organization(message.OrganizationId);
        return new Projection
        {
            Id = message.PlanId,
            Version = message.Version,
            ParticipantId = message.ParticipantId,
            DiscloserId = message.OrganizationId,
            Category = DisclosureCategory.AftercarePlan,
            Status = EnumCode.Of(status),
            Resource = plan,
        };
    }

    public static RequestStatus Status(PlanStatus status) => status switch
    {
        PlanStatus.Draft => RequestStatus.Draft,
        PlanStatus.Active => RequestStatus.Active,
        PlanStatus.OnHold => RequestStatus.OnHold,
        PlanStatus.Revoked => RequestStatus.Revoked,
        PlanStatus.Completed => RequestStatus.Completed,
        PlanStatus.EnteredInError => RequestStatus.EnteredInError,
    };

    public static CarePlan.CarePlanActivityStatus Status(PlanStepStatus status) => status switch
    {
        PlanStepStatus.NotStarted => CarePlan.CarePlanActivityStatus.NotStarted,
        PlanStepStatus.Scheduled => CarePlan.CarePlanActivityStatus.Scheduled,
        PlanStepStatus.InProgress => CarePlan.CarePlanActivityStatus.InProgress,
        PlanStepStatus.OnHold => CarePlan.CarePlanActivityStatus.OnHold,
        PlanStepStatus.Completed => CarePlan.CarePlanActivityStatus.Completed,
        PlanStepStatus.Cancelled => CarePlan.CarePlanActivityStatus.Cancelled,
        PlanStepStatus.Stopped => CarePlan.CarePlanActivityStatus.Stopped,
    };

    private static CarePlan Words(AftercarePlanChanged message, PlanText text) => new()
    {
        Identifier = Foreign.Identifiers(text.Identifier),
        Category = UsCoreCategory.AssessPlan.AddTo(Foreign.Concepts(text.Categories)),
        Title = text.Title,
        Description = text.Description,
        Period = Values.Days(text.StartsOn, text.EndsOn),
        Created = text.CreatedAt is { } created ? Values.DateTime(created) : null,
        Goal = [.. text.Goals.Select(goal => new ResourceReference { Display = goal })],
        Activity = [.. text.Steps.Select((step, index) => Activity(message, step, message.StepStatuses[index]))],
        Note = [.. text.Notes.Select(note => new Annotation { Text = note })],
    };

    private static CarePlan.ActivityComponent Activity(
        AftercarePlanChanged message, PlanStep step, PlanStepStatus status) => new()
        {
            Detail = new CarePlan.DetailComponent
            {
                Code = step.Concept is { } concept ? Foreign.Concept(concept) : null,
                Status = Status(status),
                Scheduled = Values.Days(step.StartsOn, step.DueOn),
                Description = step.Description,
                Performer = step.Owner is { } owner ? [Owner(message, owner, step.OwnerId)] : [],
            },
        };

    private static ResourceReference Owner(AftercarePlanChanged message, StepOwner owner, Guid? ownerId) =>
        owner switch
        {
            StepOwner.Participant => Values.Patient(message.ParticipantId),
            StepOwner.Staff when ownerId is { } id => Values.Person(id, message.OrganizationId),
            StepOwner.Staff => Values.Organization(message.OrganizationId),
        };
}
