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
    ];
}
