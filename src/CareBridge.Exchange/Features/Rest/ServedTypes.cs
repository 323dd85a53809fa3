using CareBridge.Exchange.Domain;
using CareBridge.Exchange.Mapping;

namespace CareBridge.Exchange.Features.Rest;

/// <summary>Every resource type that is served.</summary>
internal static class ServedTypes
{
    public const string Task = "Task";
    public const string Patient = "Patient";
    public const string Consent = "Consent";

    public static IReadOnlyList<ServedType> All { get; } =
    [
        new("Organization", Audience.Everyone)
        {
            Parameters = [.. Common(), SearchParameters.Name()],
        },
        new(Patient, Audience.Consented)
        {
            HasManyDisclosers = true,
            Bounds = ["_id", "identifier"],
            Parameters = [.. Common(), SearchParameters.Identifier()],
        },
        new("ServiceRequest", Audience.Recipient)
        {
            Bounds = ["patient", "subject", "_id"],
            Parameters =
            [
                .. Common(),
                .. About(),
                SearchParameters.Status("status", CodeSystems.RequestStatus),
                SearchParameters.Code(CodeSystems.ReferralService, "What is asked for."),
                SearchParameters.Date("authored", "When it was written."),
            ],
        },
        new(Task, Audience.Recipient)
        {
            Access = Access.Read | Access.Search | Access.Update,
            Parameters =
            [
                .. Common(),
                .. About(),
                SearchParameters.Owner(),
                SearchParameters.Status("status", CodeSystems.TaskStatus),
                SearchParameters.Code(CodeSystems.TaskCode, "Always fulfill."),
                SearchParameters.Date("authored-on", "When it was written."),
            ],
        },
        new(Consent, Audience.Recipients)
        {
            Access = Access.Create | Access.Read | Access.Update | Access.Search,
            HasManyDisclosers = true,
            Bounds = ["patient", "_id"],
            Parameters =
            [
                .. Common(),
                SearchParameters.Patient("patient"),
                SearchParameters.Status("status", CodeSystems.ConsentState),
                SearchParameters.Category(CodeSystems.Loinc, CodeSystems.PatientConsent),
                SearchParameters.Date("date", "When it was given."),
            ],
        },
        new("Provenance", Audience.Recipients)
        {
            HasManyDisclosers = true,
            Bounds = ["target", "patient", "_id"],
            Parameters =
            [
                .. Common(),
                SearchParameters.Patient("patient"),
                SearchParameters.Target(Consent, id => ProvenanceMapper.IdFor(Consent, id)),
                SearchParameters.Date("recorded", "When it was recorded."),
            ],
        },
        new("Observation", Audience.Consented)
        {
            Bounds = ["patient", "subject", "_id"],
            Parameters =
            [
                .. Common(),
                .. About(),
                SearchParameters.Status("status", CodeSystems.ObservationStatus),
                SearchParameters.Code(CodeSystems.CheckIn, "What was observed."),
                SearchParameters.Category(CodeSystems.ObservationCategory, CodeSystems.Survey),
                SearchParameters.Date("date", "When it was observed."),
            ],
        },
        new("Goal", Audience.Consented)
        {
            Bounds = ["patient", "subject", "_id"],
            Parameters =
            [
                .. Common(),
                .. About(),
                SearchParameters.Status("lifecycle-status", CodeSystems.GoalStatus),
            ],
        },
        new("CarePlan", Audience.Consented)
        {
            Access = Access.Create | Access.Read | Access.Update | Access.Search,
            Bounds = ["patient", "subject", "_id"],
            Parameters =
            [
                .. Common(),
                .. About(),
                SearchParameters.Status("status", CodeSystems.RequestStatus),
            ],
        },
        new("DocumentReference", Audience.Consented)
        {
            Access = Access.Create | Access.Read | Access.Update | Access.Search,
            Bounds = ["patient", "subject", "_id"],
            Parameters =
            [
                .. Common(),
                .. About(),
                SearchParameters.Status("status", CodeSystems.DocumentReferenceStatus),
                SearchParameters.Type(CodeSystems.Loinc, "What kind of document it is."),
                SearchParameters.Date("date", "When it was made."),
            ],
        },
        new("Binary", Audience.Consented)
        {
            Access = Access.Read,
            Bounds = ["_id"],
            Parameters = [.. Common()],
        },
        new("Communication", Audience.Correspondents)
        {
            Access = Access.Create | Access.Read | Access.Search,
            Bounds = ["patient", "subject", "_id"],
            Parameters =
            [
                .. Common(),
                .. About(),
                SearchParameters.Status("status", CodeSystems.EventStatus),
                SearchParameters.Date("sent", "When it was sent."),
            ],
        },
    ];

    private static readonly Dictionary<string, ServedType> ByName = All.ToDictionary(type => type.Name);

    public static ServedType? Find(string name) => ByName.GetValueOrDefault(name);

    /// <exception cref="FhirException">It is not served.</exception>
    public static ServedType Require(string name) => Find(name) ?? throw FhirException.UnknownType();

    /// <summary>Whether a scope may name it.</summary>
    public static bool Know(string name) => name == SmartScope.AnyType || ByName.ContainsKey(name);

    private static IEnumerable<SearchParameter> Common() => [SearchParameters.Id(), SearchParameters.LastUpdated()];

    private static IEnumerable<SearchParameter> About() =>
        [SearchParameters.Patient("patient"), SearchParameters.Patient("subject")];
}
