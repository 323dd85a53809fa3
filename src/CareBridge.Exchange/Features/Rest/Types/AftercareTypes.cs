using CareBridge.Exchange.Features.Searching;
using Hl7.Fhir.Model;
using static CareBridge.Exchange.Features.Searching.SearchParameters;

namespace CareBridge.Exchange.Features.Rest.Types;

/// <summary>How somebody is doing after treatment.</summary>
internal static class AftercareTypes
{
    public static IReadOnlyList<ServedType> All { get; } =
    [
        new("Observation", Audience.Consented)
        {
            Parameters =
            [
                .. Common,
                .. About<Observation>(),
                Token<Observation>("status", "status", "Always final.", o => [o.StatusElement]),
                Token<Observation>("category", "category", "Always survey.", o => o.Category),
                Token<Observation>("code", "code", "What was observed.", o => [o.Code]),
                Token<Observation>(
                    "combo-code",
                    "code | component.code",
                    "What was observed, as a whole or in part.",
                    o => [o.Code, .. o.Component.Select(part => part.Code)]),
                Token<Observation>(
                    "combo-value-concept",
                    "value | component.value",
                    "A coded value, of the whole or a part.",
                    o => [o.Value, .. o.Component.Select(part => part.Value)]),
                Pair<Observation>(
                    "code-value-concept",
                    "$this",
                    "What was observed and its coded value, as engagement$at-risk.",
                    o => [(o.Code, o.Value)]),
                Pair<Observation>(
                    "combo-code-value-concept",
                    "$this | Observation.component",
                    "What was observed, as a whole or in part, and its coded value, as code$value.",
                    o => [(o.Code, o.Value), .. o.Component.Select(part => (part.Code, part.Value))]),
                Date<Observation>("date", "effective", "When it was observed.", o => [o.Effective]),
                Reference<Observation>(
                    "performer", "performer", "Who observed it.", ["Organization"], o => o.Performer),
                Reference<Observation>(
                    "derived-from",
                    "derivedFrom",
                    "What was answered.",
                    ["QuestionnaireResponse"],
                    o => o.DerivedFrom),
            ],
        },
        new("Goal", Audience.Consented)
        {
            Parameters =
            [
                .. Common,
                .. About<Goal>(),
                Token<Goal>("lifecycle-status", "lifecycleStatus", "Where it stands.", g => [g.LifecycleStatusElement]),
                Token<Goal>("achievement-status", "achievementStatus", "How far.", g => [g.AchievementStatus]),
                Token<Goal>("category", "category", "What sort of goal it is.", g => g.Category),
                Token<Goal>("description", "description", "The goal.", g => [g.Description]),
                Date<Goal>("start-date", "start", "When work on it began.", g => [g.Start]),
                Date<Goal>("target-date", "target.due", "When it is due.", g => g.Target.Select(target => target.Due)),
            ],
        },
    ];
}
