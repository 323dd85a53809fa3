using CareBridge.Contracts.Consent;
using CareBridge.Contracts.Crisis;
using CareBridge.Platform.Web;
using Hl7.Fhir.Model;

namespace CareBridge.Exchange.Mapping;

/// <summary>
/// A safety plan as a CarePlan of its own category: each line of its steps is an activity, what matters most to the
/// person a goal. It makes no claim to US Core's care plan, which is an assessment of somebody else's.
/// </summary>
internal static class SafetyPlanMapper
{
    private const string Category = "safety-plan";
    private const string WarningSign = "warning-sign";
    private const string Coping = "coping";
    private const string Distraction = "distraction";
    private const string Help = "help";
    private const string Professional = "professional";
    private const string Environment = "environment";

    /// <summary>CareBridge's code system <c>safety-plan</c>.</summary>
    public static IReadOnlyList<string> Codes { get; } =
        [Category, WarningSign, Coping, Distraction, Help, Professional, Environment];

    public static Projection Map(SafetyPlanChanged message, SafetyPlanText text)
    {
        var status = Status(message.Status);
        return new Projection
        {
            Id = message.PlanId,
            Version = message.Version,
            ParticipantId = message.ParticipantId,
            DiscloserId = message.OrganizationId,
            Category = DisclosureCategory.SafetyPlan,
            Status = EnumCode.Of(status),
            Resource = new CarePlan
            {
                Status = status,
                Intent = CarePlan.CarePlanIntent.Plan,
                Category = [Concept(Category)],
                Title = "Safety plan",
                Description = "What the person does when a crisis is coming, in their own words.",
                Subject = Values.Patient(message.ParticipantId),
                Period = new Period { Start = Values.DateTime(message.BegunAt), End = End(message) },
                Created = Values.DateTime(message.BegunAt),
                Author = Values.Organization(message.OrganizationId),
                Contributor = [Values.Patient(message.ParticipantId)],
                Goal = [.. text.Reasons.Select(reason => new ResourceReference { Display = reason })],
                Activity = [.. Activities(text)],
            },
        };
    }

    private static string? End(SafetyPlanChanged message) =>
        message.Status == SafetyPlanStatus.Retired ? Values.DateTime(message.ChangedAt) : null;

    private static RequestStatus Status(SafetyPlanStatus status) => status switch
    {
        SafetyPlanStatus.Active => RequestStatus.Active,
        SafetyPlanStatus.Retired => RequestStatus.Revoked,
    };

    private static IEnumerable<CarePlan.ActivityComponent> Activities(SafetyPlanText text) =>
    [
        .. text.WarningSigns.Select(line => Activity(WarningSign, line)),
        .. text.Coping.Select(line => Activity(Coping, line)),
        .. text.Distractions.Select(contact => Activity(Distraction, Line(contact))),
        .. text.Helpers.Select(contact => Activity(Help, Line(contact))),
        .. text.Professionals.Concat(SafetyPlanText.Lifelines).Select(contact => Activity(Professional, Line(contact))),
        .. text.Environment.Select(line => Activity(Environment, line)),
    ];

    // Whether it was ever done nobody keeps.
    private static CarePlan.ActivityComponent Activity(string code, string line) => new()
    {
        Detail = new CarePlan.DetailComponent
        {
            Code = Concept(code),
            Status = CarePlan.CarePlanActivityStatus.Unknown,
            Description = line,
        },
    };

    private static string Line(SafetyContact contact) =>
        contact.Phone is { } phone ? $"{contact.Name}, {phone}" : contact.Name;

    private static CodeableConcept Concept(string code) => Values.Concept(CodeSystems.SafetyPlan, code);
}
