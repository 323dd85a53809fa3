using CareBridge.Exchange.Features.Searching;
using Hl7.Fhir.Model;
using static CareBridge.Exchange.Features.Searching.SearchParameters;

namespace CareBridge.Exchange.Features.Rest.Types;

/// <summary>What a crisis was found to be, and whom it was brought to.</summary>
internal static class RiskTypes
{
    private static readonly string[] Organization = ["Organization"];

    public static IReadOnlyList<ServedType> All { get; } =
    [
        new("RiskAssessment", Audience.Consented)
        {
            Parameters =
            [
                .. Common,
                .. About<RiskAssessment>(),
                Date<RiskAssessment>("date", "occurrence", "When they were screened.", r => [r.Occurrence]),
                Token<RiskAssessment>("method", "method", "How they were screened.", r => [r.Method]),
                Token<RiskAssessment>(
                    "risk",
                    "prediction.qualitativeRisk",
                    "How high the risk is: low, moderate or high.",
                    r => r.Prediction.Select(prediction => prediction.QualitativeRisk)),
            ],
        },
        new("CommunicationRequest", Audience.Consented)
        {
            Parameters =
            [
                .. Common,
                .. About<CommunicationRequest>(),
                Token<CommunicationRequest>(
                    "status", "status", "Completed when the team has taken it.", r => [r.StatusElement]),
                Token<CommunicationRequest>("category", "category", "Always crisis-events.", r => r.Category),
                Token<CommunicationRequest>("priority", "priority", "How urgent it is.", r => [r.PriorityElement]),
                Date<CommunicationRequest>("authored", "authoredOn", "When it was raised.", r => [r.AuthoredOnElement]),
                Reference<CommunicationRequest>(
                    "requester", "requester", "Who raised it.", Organization, r => [r.Requester]),
                Reference<CommunicationRequest>(
                    "recipient", "recipient", "The crisis team.", Organization, r => r.Recipient),
            ],
        },
    ];
}
