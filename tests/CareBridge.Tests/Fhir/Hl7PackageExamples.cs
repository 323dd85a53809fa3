using Hl7.Fhir.Model;
using Hl7.Fhir.Serialization;

namespace CareBridge.Tests.Fhir;

/// <summary>
/// Every R4 example that HL7 publishes (npm package hl7.fhir.r4.examples, installed in tests/Clients) of the types we
/// speak: real input that nobody here wrote.
/// </summary>
public sealed class Hl7PackageExamples
{
    /// <summary>Definitions and Bundles of types that the subset lacks say this of themselves.</summary>
    private const string OtherType = "The resource's type is not known";

    /// <summary>Examples that are not read, or not written as they were, with why.</summary>
    private static readonly Dictionary<string, string> Known = new()
    {
        // -1.000000000000000000E+245 is beyond System.Decimal, which is the type the SDK gives it.
        ["Observation-decimal.json"] = "The number is too large.",
        // Its items lack a linkId, which is 1..1.
        ["Questionnaire-qs1.json"] = "The element linkId is required.",
        // Its base64 has blanks in it, which a parser may drop.
        ["Binary-example.json"] = Otherwise,
    };

    private const string Otherwise = "It reads otherwise after writing.";
    private const int MaxBytes = 5 << 20;

    private readonly FhirJsonPocoDeserializer _deserializer = new();
    private readonly FhirJsonPocoSerializer _serializer = new();

    private static IReadOnlyList<string> Files { get; } =
    [
        .. Json.Files(Path.Combine(Repository.Root, "tests/Clients/node_modules/hl7.fhir.r4.examples"))
            .Where(file => ModelInfo.IsKnownResource(Path.GetFileName(file).Split('-')[0]))
            .Where(file => new FileInfo(file).Length <= MaxBytes),
    ];

    [Fact]
    public void What_is_read_is_written_with_the_same_meaning()
    {
        var faults =
            from file in Files
            let fault = Fault(File.ReadAllText(file))
            where fault is not null && !fault.StartsWith(OtherType, StringComparison.Ordinal)
            where !fault.StartsWith(Known.GetValueOrDefault(Path.GetFileName(file), "-"), StringComparison.Ordinal)
            select $"{Path.GetFileName(file)}: {fault}";

        Assert.Empty(faults);
        Assert.True(Files.Count is 0 or > 300, $"Only {Files.Count} examples were found.");
    }

    private string? Fault(string json)
    {
        if (!_deserializer.TryDeserializeResource(json, out var resource, out var issues))
            return issues.First().Message;
        return Json.Canonical(json) == Json.Canonical(_serializer.SerializeToString(resource!)) ? null : Otherwise;
    }
}
