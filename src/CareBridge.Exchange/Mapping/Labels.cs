using Hl7.Fhir.Model;

namespace CareBridge.Exchange.Mapping;

/// <summary>The security labels of whatever is about a participant.</summary>
internal static class Labels
{
    /// <summary>
    /// Restricted; a substance use disorder record under 42 CFR Part 2; no redisclosure without consent.
    /// </summary>
    public static List<Coding> Part2() =>
    [
        new(CodeSystems.Confidentiality, "R"),
        new(CodeSystems.ActCode, "42CFRPart2"),
        new(CodeSystems.ActCode, "SUD"),
        new(CodeSystems.ActCode, "NORDSCLCD"),
    ];
}
