using System.Text.Json.Nodes;
using CareBridge.Exchange.Mapping;

namespace CareBridge.Exchange.Features.Conformance;

/// <summary>What is asked with questionnaires.</summary>
internal static class QuestionnaireDefinitions
{
    private const string MinValue = "http://hl7.org/fhir/StructureDefinition/minValue";
    private const string MaxValue = "http://hl7.org/fhir/StructureDefinition/maxValue";

    private const string Description =
        "Ten statements, each answered from 1 (strongly disagree) to 6 (strongly agree); the total shows how much "
        + "somebody can draw on to stay in recovery. The texts here name what each statement measures. The statements "
        + "are in: Vilsaint CL, Kelly JF, Bergman BG, Groshkova T, Best D, White W. Development and validation of a "
        + "Brief Assessment of Recovery Capital (BARC-10) for alcohol and drug use disorder. Drug and Alcohol "
        + "Dependence 2017; 177: 71-76.";

    public static IReadOnlyList<Definition> All { get; } =
    [
        Definition.Of(
            "Questionnaire",
            Canonicals.Barc10[(Canonicals.Barc10.LastIndexOf('/') + 1)..],
            "Brief Assessment of Recovery Capital (BARC-10)",
            Description,
            new JsonObject
            {
                ["version"] = Barc10.Version,
                ["subjectType"] = new JsonArray("Patient"),
                ["item"] = new JsonArray(
                [
                    .. Barc10.Domains.Select((domain, index) =>
                        Item(Barc10.LinkId(index + 1), domain, Barc10.LeastAnswer, Barc10.MostAnswer)),
                    Total(),
                ]),
            }),
    ];

    private static JsonObject Total()
    {
        var count = Barc10.Domains.Count;
        var total = Item(Barc10.Total, Barc10.TotalText, count * Barc10.LeastAnswer, count * Barc10.MostAnswer);
        total["readOnly"] = true;
        return total;
    }

    private static JsonObject Item(string linkId, string text, int least, int most) => new()
    {
        ["extension"] = new JsonArray(Limit(MinValue, least), Limit(MaxValue, most)),
        ["linkId"] = linkId,
        ["text"] = text,
        ["type"] = "integer",
        ["required"] = true,
    };

    private static JsonObject Limit(string url, int value) => new() { ["url"] = url, ["valueInteger"] = value };
}
