using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Hl7.Fhir.Model;

namespace Hl7.Fhir.Serialization;

/// <summary>How to write with <see cref="PocoSerializationExtensions"/>.</summary>
public class FhirJsonSerializationSettings
{
    public bool Pretty { get; set; }
}

/// <summary>Writes a type of the model in one call.</summary>
public static class PocoSerializationExtensions
{
    private static readonly JsonWriterOptions Indented = new()
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        Indented = true,
        SkipValidation = true,
    };

    public static string ToJson(this Base source, FhirJsonSerializationSettings? settings = default)
    {
        using var buffer = Written(source, settings);
        return Encoding.UTF8.GetString(buffer.Written);
    }

    public static byte[] ToJsonBytes(this Base source, FhirJsonSerializationSettings? settings = default)
    {
        using var buffer = Written(source, settings);
        return buffer.Written.ToArray();
    }

    private static PooledBuffer Written(Base source, FhirJsonSerializationSettings? settings)
    {
        var buffer = new PooledBuffer();
        var options = settings?.Pretty == true ? Indented : BaseFhirJsonPocoSerializer.Compact;
        using var writer = new Utf8JsonWriter(buffer, options);
        JsonOutput.Root(writer, source);
        writer.Flush();
        return buffer;
    }
}
