using System.Buffers;
using System.Text.Json;
using CareBridge.Exchange.Features.Rest;
using CareBridge.Exchange.Mapping;
using CareBridge.Platform.Disclosures;

namespace CareBridge.Exchange.Features.Operations;

/// <summary>
/// What an operation found, as a searchset around resources that are ready to be sent, with the notice as an outcome.
/// </summary>
internal sealed class OperationBundle(string baseUrl)
{
    private const string MatchGrade = "http://hl7.org/fhir/StructureDefinition/match-grade";

    private static readonly JsonWriterOptions Options = new()
    {
        Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        SkipValidation = true,
    };

    public int? Total { get; init; }

    /// <summary>Relations and addresses.</summary>
    public IReadOnlyList<(string Relation, string Url)> Links { get; init; } = [];

    /// <summary>How well each fits, where that was the question.</summary>
    public IReadOnlyDictionary<Guid, Grading> Gradings { get; init; } = new Dictionary<Guid, Grading>();

    public ReadOnlyMemory<byte> Write(Guid id, Opening<Candidate> opening)
    {
        var buffer = new ArrayBufferWriter<byte>(1024 + opening.Items.Sum(item => item.Content.Body.Length + 300));
        using var json = new Utf8JsonWriter(buffer, Options);
        json.WriteStartObject();
        json.WriteString("resourceType", "Bundle");
        json.WriteString("id", id);
        if (opening.Items.Count > 0) WriteMeta(json);
        json.WriteString("type", "searchset");
        if (Total is { } total) json.WriteNumber("total", total);
        if (Links.Count > 0) WriteLinks(json);
        if (opening.Items.Count > 0) WriteEntries(json, opening);
        json.WriteEndObject();
        json.Flush();
        return buffer.WrittenMemory;
    }

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

    private void WriteLinks(Utf8JsonWriter json)
    {
        json.WriteStartArray("link");
        foreach (var (relation, url) in Links)
        {
            json.WriteStartObject();
            json.WriteString("relation", relation);
            json.WriteString("url", url);
            json.WriteEndObject();
        }
        json.WriteEndArray();
    }

    private void WriteEntries(Utf8JsonWriter json, Opening<Candidate> opening)
    {
        json.WriteStartArray("entry");
        foreach (var (head, body) in opening.Items.Select(item => (item.Content.Head, item.Content.Body)))
        {
            json.WriteStartObject();
            json.WriteString("fullUrl", $"{baseUrl}/{head.Type}/{head.Id}");
            WriteResource(json, body, "match", Gradings.TryGetValue(head.Id, out var grading) ? grading : null);
            json.WriteEndObject();
        }
        var issues = Notice.Issues(opening.Accompaniment, opening.Items).ToList();
        if (issues.Count > 0)
        {
            json.WriteStartObject();
            WriteResource(json, Outcomes.Write(issues, isPart2: true), "outcome", grading: null);
            json.WriteEndObject();
        }
        json.WriteEndArray();
    }

    private static void WriteResource(Utf8JsonWriter json, byte[] resource, string mode, Grading? grading)
    {
        json.WritePropertyName("resource");
        json.WriteRawValue(resource, skipInputValidation: true);
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
}

/// <param name="Code">Of http://terminology.hl7.org/CodeSystem/match-grade.</param>
/// <param name="Score">0 to 1.</param>
internal sealed record Grading(string Code, decimal Score);
