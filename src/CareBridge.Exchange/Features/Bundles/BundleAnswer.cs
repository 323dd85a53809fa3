using System.Buffers;
using System.Globalization;
using System.Text.Json;
using CareBridge.Exchange.Features.Rest;
using CareBridge.Exchange.Mapping;
using Microsoft.AspNetCore.Http;

namespace CareBridge.Exchange.Features.Bundles;

/// <summary>Writes what became of the entries, around resources that are ready to be sent.</summary>
internal static class BundleAnswer
{
    /// <param name="type">A code of Bundle.type.</param>
    /// <param name="answers">In the order of the entries.</param>
    public static FhirResult Of(string type, IReadOnlyList<FhirResult> answers, Permits permits)
    {
        var buffer = new ArrayBufferWriter<byte>(1024 + answers.Sum(answer => answer.Body.Length + 500));
        using var json = new Utf8JsonWriter(buffer, BundleWriter.Options);
        json.WriteStartObject();
        json.WriteString("resourceType", "Bundle");
        json.WriteString("id", permits.NewDisclosure());
        if (answers.Any(answer => answer.IsPart2)) BundleWriter.WriteMeta(json);
        json.WriteString("type", type);
        if (answers.Count > 0)
        {
            json.WriteStartArray("entry");
            foreach (var answer in answers) WriteEntry(json, answer);
            json.WriteEndArray();
        }
        json.WriteEndObject();
        json.Flush();
        return new FhirResult(StatusCodes.Status200OK, buffer.WrittenMemory);
    }

    private static void WriteEntry(Utf8JsonWriter json, FhirResult answer)
    {
        json.WriteStartObject();
        if (!answer.IsOutcome && !answer.Body.IsEmpty) WriteResource(json, "resource", answer.Body.Span);
        json.WriteStartObject("response");
        json.WriteString("status", answer.Status.ToString(CultureInfo.InvariantCulture));
        if (answer.Headers.TryGetValue("Location", out var location)) json.WriteString("location", location);
        if (answer.Version is { } version) json.WriteString("etag", $"W/\"{version}\"");
        if (answer.LastModified is { } modified) json.WriteString("lastModified", Values.DateTime(modified));
        if (answer.IsOutcome) WriteResource(json, "outcome", answer.Body.Span);
        else if (answer.Accompanying() is { Count: > 0 } accompanying)
            WriteResource(json, "outcome", Outcomes.Write(accompanying, isPart2: true));
        json.WriteEndObject();
        json.WriteEndObject();
    }

    private static void WriteResource(Utf8JsonWriter json, string name, ReadOnlySpan<byte> resource)
    {
        json.WritePropertyName(name);
        json.WriteRawValue(resource, skipInputValidation: true);
    }
}
