using System.Text.Json;
using Hl7.Fhir.Model;
using Hl7.Fhir.Serialization;

namespace CareBridge.Exchange.Mapping;

/// <summary>The one place where resources become bytes and bytes become resources.</summary>
internal static class FhirJson
{
    private static readonly JsonSerializerOptions Options = new JsonSerializerOptions().ForFhir();

    public static byte[] Write(Resource resource) => JsonSerializer.SerializeToUtf8Bytes(resource, Options);

    /// <exception cref="DeserializationFailedException">It is JSON, and not the resource it should be.</exception>
    /// <exception cref="JsonException">It is not JSON.</exception>
    public static Resource Read(ReadOnlySpan<byte> json) => JsonSerializer.Deserialize<Resource>(json, Options)
        ?? throw new JsonException("A resource is expected, not null.");
}
