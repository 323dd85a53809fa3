using System.Text.Json;
using CareBridge.Exchange.Mapping;
using Hl7.Fhir.Model;
using Hl7.Fhir.Serialization;
using static Hl7.Fhir.Model.OperationOutcome;

namespace CareBridge.Exchange.Features.Rest;

/// <summary>Reads a resource from a request's body.</summary>
internal static class ResourceBody
{
    /// <exception cref="FhirException">It is not a resource of the type.</exception>
    /// <exception cref="DeserializationFailedException">It is not a valid resource.</exception>
    public static T Parse<T>(byte[] json)
        where T : Resource => (T)Parse(json, typeof(T).Name);

    /// <exception cref="FhirException">It is not the resource of this address.</exception>
    /// <exception cref="DeserializationFailedException">It is not a valid resource.</exception>
    public static T Parse<T>(byte[] json, string id)
        where T : Resource => (T)Parse(json, typeof(T).Name, id);

    /// <inheritdoc cref="Parse{T}(byte[])"/>
    public static Resource Parse(byte[] json, string type)
    {
        var resource = Read(json);
        return resource.TypeName == type
            ? resource
            : throw FhirException.BadRequest(IssueType.Invalid, $"The body is not a {type}.", "resourceType");
    }

    /// <inheritdoc cref="Parse{T}(byte[], string)"/>
    public static Resource Parse(byte[] json, string type, string id)
    {
        var resource = Parse(json, type);
        return string.Equals(resource.Id, id, StringComparison.OrdinalIgnoreCase)
            ? resource
            : throw FhirException.BadRequest(
                IssueType.Invalid, "The body's id is not the id in the address.", $"{type}.id");
    }

    /// <exception cref="FhirException">It is not JSON.</exception>
    /// <exception cref="DeserializationFailedException">It is not a valid resource.</exception>
    public static Resource Read(byte[] json)
    {
        try
        {
            return FhirJson.Read(json);
        }
        catch (JsonException exception)
        {
            throw FhirException.BadRequest(
                IssueType.Structure, $"The body is not JSON (line {exception.LineNumber + 1}).");
        }
    }
}
