using CareBridge.Contracts.Aftercare;
using Hl7.Fhir.Model;

namespace CareBridge.Exchange.Mapping;

/// <summary>What other systems wrote, in FHIR's types again.</summary>
internal static class Foreign
{
    public static CodeableConcept Concept(ForeignConcept concept) => new()
    {
        Coding =
        [
            .. concept.Codings.Select(coding => new Coding
            {
                System = coding.System,
                Code = coding.Code,
                Display = coding.Display,
            }),
        ],
        Text = concept.Text,
    };

    public static List<CodeableConcept> Concepts(IEnumerable<ForeignConcept> concepts) =>
        [.. concepts.Select(Concept)];

    public static List<Identifier> Identifiers(ForeignIdentifier? identifier) =>
        identifier is null ? [] : [new Identifier(identifier.System, identifier.Value)];
}
