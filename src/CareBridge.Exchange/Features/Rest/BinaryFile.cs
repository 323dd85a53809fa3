using CareBridge.Exchange.Mapping;
using Hl7.Fhir.Model;

namespace CareBridge.Exchange.Features.Rest;

/// <summary>What a Binary stands for, as it was handed in (https://hl7.org/fhir/R4/binary.html).</summary>
internal static class BinaryFile
{
    /// <summary>With the headers of the resource.</summary>
    /// <exception cref="FhirException">There is no file any more.</exception>
    public static FhirResult Of(FhirResult resource)
    {
        if (FhirJson.Read(resource.Body.Span) is not Binary
            {
                Data: { } file, ContentType: { } type, SecurityContext.Reference: { } document,
            } binary)
        {
            throw FhirException.NotFound();
        }
        return resource with
        {
            Body = file,
            ContentType = type,
            Headers = new Dictionary<string, string>(resource.Headers)
            {
                ["X-Security-Context"] = document,
                // Somebody else made the file: it is saved, never shown as a page of ours.
                ["X-Content-Type-Options"] = "nosniff",
                ["Content-Disposition"] = $"attachment; filename=\"{binary.Id}\"",
            },
        };
    }
}
