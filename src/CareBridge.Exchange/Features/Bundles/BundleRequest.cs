using System.Text.Json;
using System.Text.Json.Nodes;
using CareBridge.Exchange.Features.Rest;
using CareBridge.Exchange.Mapping;
using Hl7.Fhir.Model;
using Microsoft.AspNetCore.Http;
using static Hl7.Fhir.Model.OperationOutcome;

namespace CareBridge.Exchange.Features.Bundles;

/// <summary>
/// A Bundle that is to be carried out. The resources in it stay as they came, to be read as if each had come by itself.
/// </summary>
internal sealed record BundleRequest(bool IsTransaction, IReadOnlyList<RequestEntry> Entries)
{
    public const int MostEntries = 100;

    /// <summary>Of a request: a few documents of a megabyte.</summary>
    public const int MostBytes = 8 * 1024 * 1024;

    /// <param name="baseUrl">Of the FHIR API, as the client calls it.</param>
    /// <exception cref="FhirException">It is none that could be carried out.</exception>
    /// <exception cref="Hl7.Fhir.Serialization.DeserializationFailedException">It is not a valid Bundle.</exception>
    public static BundleRequest Read(byte[] json, string baseUrl)
    {
        try
        {
            var frame = JsonNode.Parse(
                json, documentOptions: new JsonDocumentOptions { AllowDuplicateProperties = false });
            var resources = Take(frame);
            return Of(JsonSerializer.SerializeToUtf8Bytes(frame), resources, baseUrl);
        }
        catch (JsonException exception)
        {
            throw FhirException.BadRequest(
                IssueType.Structure, $"The body is not JSON (line {exception.LineNumber + 1}).");
        }
        // Half of a surrogate pair, which JSON can write.
        catch (InvalidOperationException)
        {
            throw FhirException.BadRequest(IssueType.Structure, "A text in it is not Unicode.");
        }
    }

    /// <summary>In the order in which they are carried out, whatever the order in the Bundle.</summary>
    public IEnumerable<RequestEntry> InOrder() =>
        Entries.OrderBy(entry => !entry.Writes).ThenBy(entry => entry.Method switch
        {
            Bundle.HTTPVerb.DELETE => 0,
            Bundle.HTTPVerb.POST => 1,
            Bundle.HTTPVerb.PUT or Bundle.HTTPVerb.PATCH => 2,
            Bundle.HTTPVerb.GET or Bundle.HTTPVerb.HEAD => 3,
        });

    /// <summary>The resources, as they came; what is left of the Bundle is without them.</summary>
    private static List<byte[]> Take(JsonNode? frame)
    {
        if (frame is not JsonObject || frame["entry"] is not JsonArray entries) return [];
        if (entries.Count > MostEntries)
        {
            throw new FhirException(
                StatusCodes.Status413PayloadTooLarge,
                IssueType.TooCostly,
                $"A Bundle has at most {MostEntries} entries.",
                "Bundle.entry");
        }
        var resources = new List<byte[]>();
        foreach (var (index, node) in entries.Index())
        {
            var entry = node as JsonObject;
            if (entry?["request"] is null)
            {
                throw FhirException.BadRequest(
                    IssueType.Required, "Required: what is to be done.", $"Bundle.entry[{index}].request");
            }
            resources.Add(
                entry["resource"] is { } resource ? JsonSerializer.SerializeToUtf8Bytes(resource) : []);
            entry.Remove("resource");
        }
        return resources;
    }

    private static BundleRequest Of(byte[] frame, List<byte[]> resources, string baseUrl)
    {
        if (FhirJson.Read(frame) is not Bundle bundle)
            throw FhirException.BadRequest(IssueType.Invalid, "The body is not a Bundle.", "resourceType");
        if (bundle.Type is not (Bundle.BundleType.Batch or Bundle.BundleType.Transaction))
            throw FhirException.BusinessRule("Only batch and transaction can be carried out.", "Bundle.type");
        return new BundleRequest(
            bundle.Type == Bundle.BundleType.Transaction,
            [.. bundle.Entry.Select((entry, index) => RequestEntry.Of(index, entry, resources[index], baseUrl))]);
    }
}
