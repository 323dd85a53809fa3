using System.Buffers;
using System.Text.Json;
using CareBridge.Exchange.Features.Rest;
using CareBridge.Exchange.Features.Rest.Types;
using static Hl7.Fhir.Model.OperationOutcome;

namespace CareBridge.Exchange.Features.Searching;

/// <summary>How much of each resource is sent (https://hl7.org/fhir/R4/search.html#summary).</summary>
internal sealed record ResultShape(string? Summary, IReadOnlyList<string> Elements)
{
    private const string SubsetSystem = "http://terminology.hl7.org/CodeSystem/v3-ObservationValue";

    public static ResultShape Whole { get; } = new(Summary: null, []);

    public static readonly IReadOnlyList<string> Summaries = ["true", "text", "data", "count", "false"];

    private bool IsWhole => Summary is null or "false" or "count" && Elements.Count == 0;

    /// <exception cref="FhirException">The two together, or a summary that there is not.</exception>
    public static ResultShape Of(string? summary, string? elements)
    {
        if (summary is not null && !Summaries.Contains(summary))
        {
            throw FhirException.BadRequest(
                IssueType.Value, $"_summary is one of: {string.Join(", ", Summaries)}.", "_summary");
        }
        var names = (elements ?? "").Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        return names.Length > 0 && summary is not (null or "false" or "count")
            ? throw FhirException.BadRequest(IssueType.Value, "Either _summary or _elements, not both.", "_elements")
            : new ResultShape(summary, names);
    }

    /// <summary>The resource as it is to be sent, tagged when something is left out.</summary>
    public byte[] Apply(string type, byte[] body)
    {
        if (IsWhole) return body;
        using var resource = JsonDocument.Parse(body);
        var buffer = new ArrayBufferWriter<byte>(body.Length);
        using var json = new Utf8JsonWriter(buffer, BundleWriter.Options);
        json.WriteStartObject();
        foreach (var element in resource.RootElement.EnumerateObject())
        {
            if (element.NameEquals("meta")) WriteTagged(json, element.Value);
            else if (Shows(type, element.Name)) element.WriteTo(json);
        }
        json.WriteEndObject();
        json.Flush();
        return buffer.WrittenSpan.ToArray();
    }

    private bool Shows(string type, string name)
    {
        // What is said of a primitive stays with it.
        var element = name.TrimStart('_');
        if (element is "resourceType" or "id") return true;
        return Summary switch
        {
            "data" => element != "text",
            "text" => element == "text" || TypeElements.Required(type).Any(shown => IsNamed(element, shown)),
            "true" => TypeElements.Summary(type).Concat(TypeElements.Required(type))
                .Any(shown => IsNamed(element, shown)),
            _ => Elements.Concat(TypeElements.Required(type)).Any(shown => IsNamed(element, Bare(shown, type))),
        };
    }

    /// <summary>A client may write <c>Task.status</c>, and <c>effective</c> for <c>effectiveDateTime</c>.</summary>
    private static string Bare(string asked, string type)
    {
        var name = asked.StartsWith(type + ".", StringComparison.Ordinal) ? asked[(type.Length + 1)..] : asked;
        return TypeElements.Summary(type).Contains(name + "[x]") ? name + "[x]" : name;
    }

    private static bool IsNamed(string element, string shown) => shown.EndsWith("[x]", StringComparison.Ordinal)
        ? element.StartsWith(shown[..^3], StringComparison.Ordinal)
            && element.Length > shown.Length - 3 && char.IsUpper(element[shown.Length - 3])
        : element == shown;

    private static void WriteTagged(Utf8JsonWriter json, JsonElement meta)
    {
        json.WriteStartObject("meta");
        // What a profile asks for may be among what is left out.
        foreach (var part in meta.EnumerateObject().Where(part => !part.NameEquals("profile"))) part.WriteTo(json);
        json.WriteStartArray("tag");
        json.WriteStartObject();
        json.WriteString("system", SubsetSystem);
        json.WriteString("code", "SUBSETTED");
        json.WriteEndObject();
        json.WriteEndArray();
        json.WriteEndObject();
    }
}
