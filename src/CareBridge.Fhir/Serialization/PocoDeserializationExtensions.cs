using System.Buffers;
using System.Text;
using System.Text.Json;
using Hl7.Fhir.Model;
using Hl7.Fhir.Utility;

namespace Hl7.Fhir.Serialization;

/// <summary>Reads from text, and throws where the deserializer itself answers with a list of issues.</summary>
public static class PocoDeserializationExtensions
{
    public static Resource DeserializeResource(
        this BaseFhirJsonPocoDeserializer deserializer, ref Utf8JsonReader reader) =>
        deserializer.TryDeserializeResource(ref reader, out var instance, out var issues)
            ? instance!
            : throw new DeserializationFailedException(instance, issues);

    public static Resource DeserializeResource(this BaseFhirJsonPocoDeserializer deserializer, string json) =>
        deserializer.TryDeserializeResource(json, out var instance, out var issues)
            ? instance!
            : throw new DeserializationFailedException(instance, issues);

    public static bool TryDeserializeResource(
        this BaseFhirJsonPocoDeserializer deserializer,
        string json,
        out Resource? instance,
        out IEnumerable<CodedException> issues)
    {
        if (json.Length > deserializer.Settings.MaxBytes)
        {
            instance = null;
            issues = [TooLarge()];
            return false;
        }

        var bytes = ArrayPool<byte>.Shared.Rent(Encoding.UTF8.GetMaxByteCount(json.Length));
        try
        {
            var text = bytes.AsSpan(0, Encoding.UTF8.GetBytes(json, bytes));
            var reader = new Utf8JsonReader(text, new JsonReaderOptions { MaxDepth = deserializer.Settings.MaxDepth });
            var isValid = deserializer.TryDeserializeResource(ref reader, out instance, out issues);
            return isValid && EndsThere(ref reader, ref issues);
        }
        finally
        {
            // What was here may be about a person.
            ArrayPool<byte>.Shared.Return(bytes, clearArray: true);
        }
    }

    public static Base DeserializeObject(
        this BaseFhirJsonPocoDeserializer deserializer, Type targetType, ref Utf8JsonReader reader) =>
        deserializer.TryDeserializeObject(targetType, ref reader, out var instance, out var issues)
            ? instance!
            : throw new DeserializationFailedException(instance, issues);

    public static T DeserializeObject<T>(this BaseFhirJsonPocoDeserializer deserializer, ref Utf8JsonReader reader)
        where T : Base => (T)deserializer.DeserializeObject(typeof(T), ref reader);

    private static bool EndsThere(ref Utf8JsonReader reader, ref IEnumerable<CodedException> issues)
    {
        try
        {
            reader.Read();
            return true;
        }
        catch (JsonException error)
        {
            issues =
            [
                new FhirJsonException(
                    OwnErrorCodes.MalformedJson, "Something follows the resource.", null, error.LineNumber + 1,
                    reader.BytesConsumed, OperationOutcome.IssueSeverity.Fatal, OperationOutcome.IssueType.Structure),
            ];
            return false;
        }
    }

    private static FhirJsonException TooLarge() => new(
        OwnErrorCodes.InputTooLarge, "The input is too large.", null, null, null,
        OperationOutcome.IssueSeverity.Fatal, OperationOutcome.IssueType.TooLong);
}
