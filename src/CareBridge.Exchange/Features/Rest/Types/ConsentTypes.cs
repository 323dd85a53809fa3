using CareBridge.Exchange.Domain;
using CareBridge.Exchange.Features.Searching;
using Hl7.Fhir.Model;
using static CareBridge.Exchange.Features.Searching.SearchParameters;
using FhirConsent = Hl7.Fhir.Model.Consent;

namespace CareBridge.Exchange.Features.Rest.Types;

/// <summary>What is allowed, and how it came to be.</summary>
internal static class ConsentTypes
{
    private static readonly string[] Organization = ["Organization"];

    /// <summary>Consents, and whatever <see cref="ServedType.HasProvenance"/> holds of.</summary>
    private static readonly string[] WithProvenance =
    [
        ServedTypes.Consent, ServedTypes.Patient, "CarePlan", "CareTeam", "Communication", "CommunicationRequest",
        "DocumentReference", "Encounter", "EpisodeOfCare", "Flag", "Goal", "Observation", "QuestionnaireResponse",
        "RelatedPerson", "RiskAssessment", ServedTypes.ServiceRequest, ServedTypes.Task,
    ];

    public static IReadOnlyList<ServedType> All { get; } =
    [
        new(ServedTypes.Consent, Audience.Recipients)
        {
            Access = Access.Create | Access.Read | Access.Update | Access.Search,
            HasManyDisclosers = true,
            Parameters =
            [
                .. Common,
                Patient<FhirConsent>("patient"),
                Token<FhirConsent>("status", "status", "Where it stands.", c => [c.StatusElement]),
                Token<FhirConsent>("scope", "scope", "Always patient-privacy.", c => [c.Scope]),
                Token<FhirConsent>("category", "category", "Always 59284-0.", c => c.Category),
                Token<FhirConsent>(
                    "purpose", "provision.purpose", "What it is for.", c => c.Provision?.Purpose ?? []),
                Token<FhirConsent>("action", "provision.action", "Always disclose.", c => c.Provision?.Action ?? []),
                Date<FhirConsent>("date", "dateTime", "When it was given.", c => [c.DateTimeElement]),
                Date<FhirConsent>("period", "provision.period", "When it applies.", c => [c.Provision?.Period]),
                Reference<FhirConsent>(
                    "organization", "organization", "Who may disclose.", Organization, c => c.Organization),
                Reference<FhirConsent>(
                    "actor",
                    "provision.actor.reference",
                    "Who may disclose, or receive.",
                    Organization,
                    c => c.Provision?.Actor.Select(actor => actor.Reference) ?? []),
            ],
        },
        new("Provenance", Audience.Recipients)
        {
            HasManyDisclosers = true,
            Parameters =
            [
                .. Common,
                Patient<Provenance>("patient", "target.where(resolve() is Patient)"),
                Reference<Provenance>("target", "target", "What it is about.", WithProvenance, p => p.Target),
                Reference<Provenance>(
                    "agent",
                    "agent.who",
                    "Who had a part.",
                    ["Organization", "Patient"],
                    p => p.Agent.Select(agent => agent.Who)),
                Date<Provenance>("recorded", "recorded", "When it was recorded.", p => [p.RecordedElement]),
            ],
        },
    ];
}
