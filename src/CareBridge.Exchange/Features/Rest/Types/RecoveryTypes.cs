using CareBridge.Exchange.Features.Searching;
using Hl7.Fhir.Model;
using static CareBridge.Exchange.Features.Searching.SearchParameters;

namespace CareBridge.Exchange.Features.Rest.Types;

/// <summary>What a peer community does with somebody, and who is around them.</summary>
internal static class RecoveryTypes
{
    private static readonly string[] Organization = ["Organization"];

    public static IReadOnlyList<ServedType> All { get; } =
    [
        new("QuestionnaireResponse", Audience.Consented)
        {
            Parameters =
            [
                .. Common,
                .. About<QuestionnaireResponse>(),
                Token<QuestionnaireResponse>("status", "status", "Always completed.", r => [r.StatusElement]),
                Canonical<QuestionnaireResponse>(
                    "questionnaire",
                    "questionnaire",
                    "What was asked: a Questionnaire's canonical address, with or without |version, or its id here.",
                    "Questionnaire",
                    r => [r.QuestionnaireElement]),
                Date<QuestionnaireResponse>("authored", "authored", "When it was answered.", r => [r.AuthoredElement]),
                Reference<QuestionnaireResponse>(
                    "author", "author", "Who wrote it down.", Organization, r => [r.Author]),
                Reference<QuestionnaireResponse>("source", "source", "Who answered.", ["Patient"], r => [r.Source]),
            ],
        },
        new("Encounter", Audience.Consented)
        {
            Parameters =
            [
                .. Common,
                .. About<Encounter>(),
                Token<Encounter>("identifier", "identifier", "A number, which none has here.", e => e.Identifier),
                Token<Encounter>("status", "status", "Finished, or an error.", e => [e.StatusElement]),
                Token<Encounter>("class", "class", "Whether they came (AMB) or met online (VR).", e => [e.Class]),
                Token<Encounter>("type", "type", "What kind of meeting it was.", e => e.Type),
                Date<Encounter>("date", "period", "When it was.", e => [e.Period]),
                Token<Encounter>(
                    "discharge-disposition",
                    "hospitalization.dischargeDisposition",
                    "What came after a stay, which a meeting is not.",
                    e => [e.Hospitalization?.DischargeDisposition]),
                Reference<Encounter>(
                    "location",
                    "location.location",
                    "Where it was, which is not told.",
                    [],
                    e => e.Location.Select(place => place.Location)),
                Reference<Encounter>(
                    "service-provider",
                    "serviceProvider",
                    "Whose meeting it was.",
                    Organization,
                    e => [e.ServiceProvider]),
            ],
        },
        new("EpisodeOfCare", Audience.Consented)
        {
            Parameters =
            [
                .. Common,
                Patient<EpisodeOfCare>("patient"),
                Token<EpisodeOfCare>("identifier", "identifier", "A number, which none has here.", e => e.Identifier),
                Token<EpisodeOfCare>("status", "status", "Where it stands.", e => [e.StatusElement]),
                Token<EpisodeOfCare>("type", "type", "Always peer-support.", e => e.Type),
                Date<EpisodeOfCare>("date", "period", "From when to when.", e => [e.Period]),
                Reference<EpisodeOfCare>(
                    "organization",
                    "managingOrganization",
                    "The community that gives it.",
                    Organization,
                    e => [e.ManagingOrganization]),
            ],
        },
        new("CareTeam", Audience.Consented)
        {
            Parameters =
            [
                .. Common,
                .. About<CareTeam>(),
                Token<CareTeam>("identifier", "identifier", "A number, which none has here.", t => t.Identifier),
                Token<CareTeam>("status", "status", "Whether anybody is in it still.", t => [t.StatusElement]),
                Token<CareTeam>("category", "category", "What sort of team it is, which is not told.", t => t.Category),
                Token<CareTeam>("role", "participant.role", "What one of them does.", t => t.Participant
                    .SelectMany(participant => participant.Role)),
                Date<CareTeam>("date", "period", "Since when there is one.", t => [t.Period]),
                Reference<CareTeam>(
                    "participant",
                    "participant.member",
                    "Who is in it.",
                    ["Organization", "RelatedPerson"],
                    t => t.Participant.Select(participant => participant.Member)),
            ],
        },
        new("RelatedPerson", Audience.Consented)
        {
            Parameters =
            [
                .. Common,
                Patient<RelatedPerson>("patient"),
                Token<RelatedPerson>(
                    "active", "active", "Whether they stand by the patient still.", p => [p.ActiveElement]),
                Token<RelatedPerson>(
                    "relationship", "relationship", "What they are to the patient.", p => p.Relationship),
                Text<RelatedPerson>("name", "name", "Any part of a name.", p => p.Name),
            ],
        },
    ];
}
