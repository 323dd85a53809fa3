namespace Hl7.Fhir.Serialization;

/// <summary>How to read. The limits are ours and internal; see ADR 0002.</summary>
public record FhirJsonPocoDeserializerSettings
{
    internal int MaxBytes { get; init; } = JsonLimits.Bytes;

    internal int MaxDepth { get; init; } = JsonLimits.Depth;

    internal int MaxIssues { get; init; } = JsonLimits.Issues;
}
