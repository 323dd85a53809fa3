using CareBridge.Contracts.Consent;
using CareBridge.Exchange.Domain;
using CareBridge.Exchange.Features.Rest;
using CareBridge.Exchange.Mapping;
using CareBridge.Platform.Web;
using Hl7.Fhir.Model;
using FhirTask = Hl7.Fhir.Model.Task;
using Topic = CareBridge.Exchange.Domain.Topic;

namespace CareBridge.Exchange.Features.Subscriptions;

/// <summary>
/// Every topic: what triggers it and what it can be narrowed by. Validation, matching and the capability statement read
/// this one table.
/// </summary>
internal static class SubscriptionTopics
{
    public static IReadOnlyList<SubscriptionTopic> All { get; } =
    [
        new(
            Topic.AftercareUpdated,
            "A check-in was held, a milestone reached, a meeting attended, support or somebody's circle has changed, a "
                + "plan or document was handed over or changed, a message sent.")
        {
            Triggers =
            [
                new("Observation")
                {
                    Filters =
                    [
                        .. About<Observation>(observation => observation.Subject),
                        Token<Observation>("category", observation => Codes(observation.Category)),
                        Token<Observation>("code", observation => Codes(observation.Code)),
                        Token<Observation>("status", observation => Code(observation.StatusElement)),
                    ],
                },
                new("QuestionnaireResponse")
                {
                    Filters =
                    [
                        .. About<QuestionnaireResponse>(response => response.Subject),
                        Token<QuestionnaireResponse>("status", response => Code(response.StatusElement)),
                    ],
                },
                new("Encounter")
                {
                    Filters =
                    [
                        .. About<Encounter>(meeting => meeting.Subject),
                        Token<Encounter>("status", meeting => Code(meeting.StatusElement)),
                        Token<Encounter>("type", meeting => Codes(meeting.Type)),
                    ],
                },
                new("EpisodeOfCare")
                {
                    Filters =
                    [
                        Patient<EpisodeOfCare>("patient", episode => episode.Patient),
                        Token<EpisodeOfCare>("status", episode => Code(episode.StatusElement)),
                    ],
                },
                new("CareTeam")
                {
                    Filters =
                    [
                        .. About<CareTeam>(team => team.Subject),
                        Token<CareTeam>("status", team => Code(team.StatusElement)),
                    ],
                },
                new("RelatedPerson") { Filters = [Patient<RelatedPerson>("patient", person => person.Patient)] },
                new("Goal")
                {
                    Filters =
                    [
                        .. About<Goal>(goal => goal.Subject),
                        Token<Goal>("lifecycle-status", goal => Code(goal.LifecycleStatusElement)),
                    ],
                },
                new("CarePlan")
                {
                    Filters =
                    [
                        .. About<CarePlan>(plan => plan.Subject),
                        Token<CarePlan>("status", plan => Code(plan.StatusElement)),
                    ],
                },
                new("DocumentReference")
                {
                    Filters =
                    [
                        .. About<DocumentReference>(document => document.Subject),
                        Token<DocumentReference>("type", document => Codes(document.Type)),
                    ],
                },
                new("Communication")
                {
                    // What a crisis team says of an escalation is addressed to nobody, and no aftercare.
                    Where = message => message.RecipientId is not null,
                    Filters = [.. About<Communication>(message => message.Subject)],
                },
            ],
        },
        new(Topic.ReferralChanged, "A referral to you was sent or has changed, or one of yours has.")
        {
            Triggers =
            [
                new(ServedTypes.Task)
                {
                    Where = task => task.Category == DisclosureCategory.Referrals,
                    Filters = OfTasks,
                },
                new(ServedTypes.Appointment)
                {
                    Filters =
                    [
                        Patient<Appointment>(
                            "patient", appointment => appointment.Participant.FirstOrDefault()?.Actor),
                        Token<Appointment>("status", appointment => Code(appointment.StatusElement)),
                    ],
                },
            ],
        },
        new(Topic.ConsentChanged, "A consent that names you was given, or has ended (that is told past the filters).")
        {
            Triggers =
            [
                new(ServedTypes.Consent) { Filters = [Patient<Consent>("patient", consent => consent.Patient)] },
            ],
        },
        new(Topic.EscalationRaised, "A crisis was raised, or is worse than was thought.")
        {
            Triggers =
            [
                new("Flag")
                {
                    OnlyWhenOther = flag => Codes(((Flag)flag).Code),
                    Filters = [.. About<Flag>(flag => flag.Subject), Token<Flag>("code", flag => Codes(flag.Code))],
                },
            ],
        },
        new(Topic.EscalationChanged, "A crisis was raised, or what is done about it has changed.")
        {
            Triggers =
            [
                new(ServedTypes.Task)
                {
                    Where = task => task.Category == DisclosureCategory.CrisisEvents,
                    Filters = OfTasks,
                },
            ],
        },
    ];

    private static readonly ILookup<string, SubscriptionTopic> ByType = All
        .SelectMany(topic => topic.Triggers.Select(trigger => (trigger.Type, Topic: topic)))
        .ToLookup(entry => entry.Type, entry => entry.Topic);

    private static readonly Dictionary<string, SubscriptionTopic> ByCanonical =
        All.ToDictionary(topic => topic.Canonical);

    public static IEnumerable<SubscriptionTopic> TriggeredBy(string type) => ByType[type];

    public static SubscriptionTopic? Find(string canonical) => ByCanonical.GetValueOrDefault(canonical);

    public static SubscriptionTopic Of(Topic code) => All.Single(topic => topic.Code == code);

    private static IReadOnlyList<TopicFilter> OfTasks =>
    [
        .. About<FhirTask>(task => task.For),
        Token<FhirTask>("status", task => Code(task.StatusElement)),
        Token<FhirTask>("business-status", task => Codes(task.BusinessStatus)),
    ];

    private static IEnumerable<TopicFilter> About<T>(Func<T, ResourceReference?> subject)
        where T : Resource => [Patient("patient", subject), Patient("subject", subject)];

    private static TopicFilter Patient<T>(string name, Func<T, ResourceReference?> subject)
        where T : Resource => new(name, IsPatient: true, resource =>
            subject((T)resource)?.Reference is { } reference ? [new FilterValue(System: null, reference)] : []);

    private static TopicFilter Token<T>(string name, Func<T, IEnumerable<FilterValue>> values)
        where T : Resource => new(name, IsPatient: false, resource => values((T)resource));

    private static IEnumerable<FilterValue> Codes(IEnumerable<CodeableConcept> concepts) => concepts.SelectMany(Codes);

    private static IEnumerable<FilterValue> Codes(CodeableConcept? concept) =>
        concept?.Coding.Select(coding => new FilterValue(coding.System, coding.Code ?? "")) ?? [];

    private static IEnumerable<FilterValue> Code<T>(Code<T>? code)
        where T : struct, Enum =>
        code is { Value: { } value } ? [new FilterValue(System: null, EnumCode.Of(value))] : [];
}

internal sealed record SubscriptionTopic(Topic Code, string Description)
{
    public required IReadOnlyList<TopicTrigger> Triggers { get; init; }

    public string Canonical { get; } = Canonicals.SubscriptionTopic + EnumCode.Of(Code);

    public TopicTrigger? Trigger(string type) => Triggers.FirstOrDefault(trigger => trigger.Type == type);
}

/// <summary>Every change of a resource of the type triggers the topic.</summary>
internal sealed record TopicTrigger(string Type)
{
    /// <summary>Only of these resources does it; null is of all.</summary>
    public Func<Projection, bool>? Where { get; init; }

    /// <summary>
    /// Only the first that is heard of a resource does, and a change of these values of it to what is current; null is
    /// every change.
    /// </summary>
    public Func<Resource, IEnumerable<FilterValue>>? OnlyWhenOther { get; init; }

    public required IReadOnlyList<TopicFilter> Filters { get; init; }

    /// <param name="before">The body that was current until now; null when it is the first.</param>
    /// <param name="isLate">A newer version is current, and stays so.</param>
    public bool IsMetBy(Projection projection, byte[]? before, bool isLate)
    {
        if (Where?.Invoke(projection) == false) return false;
        if (OnlyWhenOther is not { } values) return true;
        if (isLate) return false;
        return before is null || !values(projection.Resource).SequenceEqual(values(FhirJson.Read(before)));
    }
}

/// <summary>A search parameter that a subscription may be narrowed by.</summary>
/// <param name="Values">What a resource has for it.</param>
internal sealed record TopicFilter(string Name, bool IsPatient, Func<Resource, IEnumerable<FilterValue>> Values);

/// <summary>A code, with its system if it is not fixed; or a reference as it is written here.</summary>
internal sealed record FilterValue(string? System, string Value);
