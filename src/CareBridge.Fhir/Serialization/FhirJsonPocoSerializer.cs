using System.Buffers;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Hl7.Fhir.Model;
using Hl7.Fhir.Specification;

namespace Hl7.Fhir.Serialization;

/// <summary>Writes FHIR's JSON in canonical order (https://hl7.org/fhir/R4/json.html).</summary>
public class BaseFhirJsonPocoSerializer
{
    // FHIR's JSON is never set into HTML as it is, so only what JSON itself forbids is escaped.
    internal static readonly JsonWriterOptions Compact =
        new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, SkipValidation = true };

    public BaseFhirJsonPocoSerializer(FhirRelease release) => Release = release;

    public FhirRelease Release { get; }

    /// <param name="members">A type of the model, which is a dictionary of its elements.</param>
    public void Serialize(IReadOnlyDictionary<string, object> members, Utf8JsonWriter writer) =>
        JsonOutput.Root(writer, Model(members));

    public string SerializeToString(IReadOnlyDictionary<string, object> members)
    {
        using var buffer = new PooledBuffer();
        using var writer = new Utf8JsonWriter(buffer, Compact);
        Serialize(members, writer);
        writer.Flush();
        return Encoding.UTF8.GetString(buffer.Written);
    }

    private static Base Model(IReadOnlyDictionary<string, object> members) =>
        members as Base ?? throw new ArgumentException("Only types of the FHIR model can be written.", nameof(members));
}

/// <summary>The serializer for R4.</summary>
public class FhirJsonPocoSerializer() : BaseFhirJsonPocoSerializer(FhirRelease.R4);
