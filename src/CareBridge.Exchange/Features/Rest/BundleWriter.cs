using System.Buffers;
using System.Text;
using System.Text.Json;
using CareBridge.Exchange.Mapping;
using CareBridge.Platform.Disclosures;
using Hl7.Fhir.Model;
using static Hl7.Fhir.Model.OperationOutcome;

namespace CareBridge.Exchange.Features.Rest;

/// <summary>Writes a page of a search around resources that are ready to be sent, without reading them again.</summary>
internal sealed class BundleWriter(string baseUrl, ServedType type, SearchRequest request)
{
    private static readonly JsonWriterOptions Options = new()
    {
        Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        SkipValidation = true,
    };

    /// <param name="next">The cursor of the page that follows; null on the last.</param>
    public ReadOnlyMemory<byte> Write(
        Guid id, IReadOnlyList<Disclosed<Candidate>> matches, Accompaniment? accompaniment, int? total, string? next)
    {
        var buffer = new ArrayBufferWriter<byte>(1024 + matches.Sum(match => match.Content.Body.Length + 200));
        using var json = new Utf8JsonWriter(buffer, Options);
        var isPart2 = accompaniment is not null || matches.Any(match => match.Content.Head.ParticipantId is not null);
        json.WriteStartObject();
        json.WriteString("resourceType", "Bundle");
        json.WriteString("id", id);
        if (isPart2) WriteMeta(json);
        json.WriteString("type", "searchset");
        if (total is { } count) json.WriteNumber("total", count);
        WriteLinks(json, next);
        WriteEntries(json, matches, accompaniment, isPart2);
        json.WriteEndObject();
        json.Flush();
        return buffer.WrittenMemory;
    }

    /// <summary>The high-water mark: everything about a participant has the same labels.</summary>
    private static void WriteMeta(Utf8JsonWriter json)
    {
        json.WriteStartObject("meta");
        json.WriteStartArray("security");
        foreach (var label in Labels.Part2())
        {
            json.WriteStartObject();
            json.WriteString("system", label.System);
            json.WriteString("code", label.Code);
            json.WriteEndObject();
        }
        json.WriteEndArray();
        json.WriteEndObject();
    }

    private void WriteLinks(Utf8JsonWriter json, string? next)
    {
        json.WriteStartArray("link");
        WriteLink(json, "self", Address(request.Cursor));
        if (next is not null) WriteLink(json, "next", Address(next));
        json.WriteEndArray();
    }

    private static void WriteLink(Utf8JsonWriter json, string relation, string url)
    {
        json.WriteStartObject();
        json.WriteString("relation", relation);
        json.WriteString("url", url);
        json.WriteEndObject();
    }

    private void WriteEntries(
        Utf8JsonWriter json,
        IReadOnlyList<Disclosed<Candidate>> matches,
        Accompaniment? accompaniment,
        bool isPart2)
    {
        List<IssueComponent> issues =
        [
            .. Notice.Issues(accompaniment, matches),
            .. request.Ignored.Select(ignored => Outcomes.Issue(
                IssueSeverity.Warning,
                IssueType.NotSupported,
                $"Ignored, because {ignored.Value}: {ignored.Key}.",
                ignored.Key)),
        ];
        // An array without members is not FHIR.
        if (matches.Count == 0 && issues.Count == 0) return;
        json.WriteStartArray("entry");
        foreach (var match in matches)
            WriteEntry(json, $"{baseUrl}/{type.Name}/{match.Content.Head.Id}", match.Content.Body, mode: "match");
        if (issues.Count > 0) WriteEntry(json, fullUrl: null, Outcomes.Write(issues, isPart2), "outcome");
        json.WriteEndArray();
    }

    private static void WriteEntry(Utf8JsonWriter json, string? fullUrl, byte[] resource, string mode)
    {
        json.WriteStartObject();
        if (fullUrl is not null) json.WriteString("fullUrl", fullUrl);
        json.WritePropertyName("resource");
        json.WriteRawValue(resource, skipInputValidation: true);
        json.WriteStartObject("search");
        json.WriteString("mode", mode);
        json.WriteEndObject();
        json.WriteEndObject();
    }

    private string Address(string? cursor)
    {
        var url = new StringBuilder($"{baseUrl}/{type.Name}");
        var separator = '?';
        foreach (var (name, value) in cursor is null ? request.Used : [.. request.Used, new("_cursor", cursor)])
        {
            url.Append(separator).Append(name).Append('=').Append(Uri.EscapeDataString(value));
            separator = '&';
        }
        return url.ToString();
    }
}
