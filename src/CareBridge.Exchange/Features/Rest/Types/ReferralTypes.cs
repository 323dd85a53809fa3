using CareBridge.Exchange.Domain;
using CareBridge.Exchange.Features.Searching;
using Hl7.Fhir.Model;
using static CareBridge.Exchange.Features.Searching.SearchParameters;
using FhirTask = Hl7.Fhir.Model.Task;

namespace CareBridge.Exchange.Features.Rest.Types;

/// <summary>Closed-loop referrals, and requests to crisis teams.</summary>
internal static class ReferralTypes
{
    private const Access Referred = Access.Create | Access.Read | Access.Update | Access.Search;

    private static readonly string[] Organization = ["Organization"];

    public static IReadOnlyList<ServedType> All { get; } =
    [
        new(ServedTypes.ServiceRequest, Audience.Referral)
        {
            Access = Referred,
            CreatedWith = ServedTypes.Task,
            MayBeUnaddressed = true,
            Parameters =
            [
                .. Common,
                .. About<ServiceRequest>(),
                Token<ServiceRequest>("identifier", "identifier", "Its referrer's name for it.", r => r.Identifier),
                Token<ServiceRequest>("status", "status", "Where it stands.", r => [r.StatusElement]),
                Token<ServiceRequest>("intent", "intent", "Always order.", r => [r.IntentElement]),
                Token<ServiceRequest>("priority", "priority", "How urgent it is.", r => [r.PriorityElement]),
                Token<ServiceRequest>("category", "category", "What sort of request it is.", r => r.Category),
                Token<ServiceRequest>("code", "code", "What is asked for.", r => [r.Code]),
                Date<ServiceRequest>("occurrence", "occurrence", "By when it is needed.", r => [r.Occurrence]),
                Date<ServiceRequest>("authored", "authoredOn", "When it was written.", r => [r.AuthoredOnElement]),
                Reference<ServiceRequest>(
                    "requester",
                    "requester",
                    "The organization that refers, or raised it.",
                    Organization,
                    r => [r.Requester]),
                Reference<ServiceRequest>(
                    "performer",
                    "performer",
                    "The organization referred to, or the crisis team.",
                    Organization,
                    r => r.Performer),
            ],
        },
        new(ServedTypes.Task, Audience.Referral)
        {
            Access = Referred,
            CreatedWith = ServedTypes.ServiceRequest,
            MayBeUnaddressed = true,
            Parameters =
            [
                .. Common,
                Patient<FhirTask>("patient", "for.where(resolve() is Patient)"),
                Patient<FhirTask>("subject", "for"),
                Reference<FhirTask>(
                    "owner",
                    "owner",
                    "The organization that is asked to do it.",
                    Organization,
                    t => [t.Owner]),
                Reference<FhirTask>(
                    "requester", "requester", "The organization that asks.", Organization, t => [t.Requester]),
                Reference<FhirTask>(
                    "focus", "focus", "The request it carries out.", [ServedTypes.ServiceRequest], t => [t.Focus]),
                Token<FhirTask>("status", "status", "Where it stands.", t => [t.StatusElement]),
                Token<FhirTask>("intent", "intent", "Always order.", t => [t.IntentElement]),
                Token<FhirTask>("priority", "priority", "How urgent it is.", t => [t.PriorityElement]),
                Token<FhirTask>("code", "code", "Always fulfill.", t => [t.Code]),
                Token<FhirTask>(
                    "business-status", "businessStatus", "Exactly where it stands.", t => [t.BusinessStatus]),
                Date<FhirTask>("authored-on", "authoredOn", "When it was written.", t => [t.AuthoredOnElement]),
                Date<FhirTask>("modified", "lastModified", "When it last moved.", t => [t.LastModifiedElement]),
            ],
        },
        new(ServedTypes.Appointment, Audience.Referral)
        {
            Access = Referred,
            IsAnswered = true,
            Parameters =
            [
                .. Common,
                Patient<Appointment>("patient", "participant.actor.where(resolve() is Patient)"),
                Reference<Appointment>(
                    "actor",
                    "participant.actor",
                    "Who takes part: the patient.",
                    ["Patient"],
                    a => a.Participant.Select(participant => participant.Actor)),
                Reference<Appointment>(
                    "based-on",
                    "basedOn",
                    "The referral that it is about.",
                    [ServedTypes.ServiceRequest],
                    a => a.BasedOn),
                Token<Appointment>("status", "status", "Where it stands.", a => [a.StatusElement]),
                Token<Appointment>(
                    "part-status",
                    "participant.status",
                    "Whether a side has confirmed it.",
                    a => a.Participant.Select(participant => participant.StatusElement)),
                Token<Appointment>(
                    "appointment-type", "appointmentType", "How it is held.", a => [a.AppointmentType]),
                Date<Appointment>("date", "start", "When it begins.", a => [a.StartElement]),
            ],
        },
    ];
}
