using System.Buffers;
using System.Text.Json;
using CareBridge.Exchange.Mapping;
using static Hl7.Fhir.Model.OperationOutcome;

namespace CareBridge.Exchange.Features.Rest;

/// <summary>Writes Bundles around resources that are ready to be sent, without reading them again.</summary>
internal static class BundleWriter
{
    public static readonly JsonWriterOptions Options = new()
    {
        Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        SkipValidation = true,
    };

    private const string MatchGrade = "http://hl7.org/fhir/StructureDefinition/match-grade";

    public static ReadOnlyMemory<byte> Write(BundlePage page)
    {
        var buffer = new ArrayBufferWriter<byte>(1024 + page.Entries.Sum(entry => entry.Resource.Length + 300));
        using var json = new Utf8JsonWriter(buffer, Options);
        json.WriteStartObject();
        json.WriteString("resourceType", "Bundle");
        json.WriteString("id", page.Id);
        if (page.IsPart2) WriteMeta(json);
        json.WriteString("type", page.Type);
        if (page.Total is { } count) json.WriteNumber("total", count);
        // An array without members is not FHIR.
        if (page.Links.Count > 0) WriteLinks(json, page.Links);
        WriteEntries(json, page);
        json.WriteEndObject();
        json.Flush();
        return buffer.WrittenMemory;
    }

    /// <summary>The high-water mark: everything about a participant has the same labels.</summary>
    public static void WriteMeta(Utf8JsonWriter json)
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

    private static void WriteLinks(Utf8JsonWriter json, IReadOnlyList<(string Relation, string Url)> links)
    {
        json.WriteStartArray("link");
        foreach (var (relation, url) in links)
        {
            json.WriteStartObject();
            json.WriteString("relation", relation);
            json.WriteString("url", url);
            json.WriteEndObject();
        }
        json.WriteEndArray();
    }

    private static void WriteEntries(Utf8JsonWriter json, BundlePage page)
    {
        if (page.Entries.Count == 0 && page.Issues.Count == 0) return;
        json.WriteStartArray("entry");
        foreach (var entry in page.Entries) WriteEntry(json, entry);
        if (page.Issues.Count > 0)
        {
            WriteEntry(json, new BundleEntry(FullUrl: null, Outcomes.Write(page.Issues, page.IsPart2))
            {
                SearchMode = page.Type == BundlePage.Searchset ? "outcome" : null,
                Version = page.Type == BundlePage.History ? EntryVersion.OfOutcome : null,
            });
        }
        json.WriteEndArray();
    }

    private static void WriteEntry(Utf8JsonWriter json, BundleEntry entry)
    {
        json.WriteStartObject();
        if (entry.FullUrl is not null) json.WriteString("fullUrl", entry.FullUrl);
        json.WritePropertyName("resource");
        json.WriteRawValue(entry.Resource.Span, skipInputValidation: true);
        if (entry.SearchMode is { } mode) WriteSearch(json, mode, entry.Grading);
        if (entry.Version is { } version) WriteVersion(json, version);
        json.WriteEndObject();
    }

    private static void WriteSearch(Utf8JsonWriter json, string mode, Grading? grading)
    {
        json.WriteStartObject("search");
        if (grading is not null)
        {
            json.WriteStartArray("extension");
            json.WriteStartObject();
            json.WriteString("url", MatchGrade);
            json.WriteString("valueCode", grading.Code);
            json.WriteEndObject();
            json.WriteEndArray();
        }
        json.WriteString("mode", mode);
        if (grading is not null) json.WriteNumber("score", grading.Score);
        json.WriteEndObject();
    }

    private static void WriteVersion(Utf8JsonWriter json, EntryVersion version)
    {
        json.WriteStartObject("request");
        json.WriteString("method", version.Method);
        json.WriteString("url", version.Url);
        json.WriteEndObject();
        json.WriteStartObject("response");
        json.WriteString("status", version.Status);
        if (version.Number is { } number) json.WriteString("etag", $"W/\"{number}\"");
        if (version.LastModified is { } time) json.WriteString("lastModified", Values.DateTime(time));
        json.WriteEndObject();
    }
}
