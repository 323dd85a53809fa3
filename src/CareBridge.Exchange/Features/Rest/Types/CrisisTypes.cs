using Hl7.Fhir.Model;
using static CareBridge.Exchange.Features.Searching.SearchParameters;

namespace CareBridge.Exchange.Features.Rest.Types;

/// <summary>What responders and the care team are warned of.</summary>
internal static class CrisisTypes
{
    public static IReadOnlyList<ServedType> All { get; } =
    [
        new("Flag", Audience.Consented)
        {
            Parameters =
            [
                .. Common,
                .. About<Flag>(),
                Token<Flag>("status", "status", "Whether it still holds.", f => [f.StatusElement]),
                Token<Flag>("category", "category", "Always safety.", f => f.Category),
                Token<Flag>("code", "code", "How severe it is, at its worst so far.", f => [f.Code]),
                Date<Flag>("date", "period", "When it was raised, and ended.", f => [f.Period]),
                Reference<Flag>("author", "author", "Who raised it.", ["Organization"], f => [f.Author]),
            ],
        },
    ];
}
