using System.Text.Json;
using System.Text.Json.Nodes;

namespace CareBridge.Tests.Fhir;

/// <summary>Compares JSON by meaning: the order of properties is free, a number is its text.</summary>
internal static class Json
{
    public static string Canonical(string json)
    {
        using var document = JsonDocument.Parse(json);
        return Canonical(document.RootElement);
    }

    public static IEnumerable<string> Files(string folder) => System.IO.Directory.Exists(folder)
        ? System.IO.Directory.EnumerateFiles(folder, "*.json", SearchOption.AllDirectories).Order(StringComparer.Ordinal)
        : [];

    public static string With(string json, Action<JsonNode> change)
    {
        var node = JsonNode.Parse(json)!;
        change(node);
        return node.ToJsonString();
    }

    private static string Canonical(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.Object => $"{{{string.Join(",", element.EnumerateObject()
            .OrderBy(property => property.Name, StringComparer.Ordinal).Select(Canonical))}}}",
        JsonValueKind.Array => $"[{string.Join(",", element.EnumerateArray().Select(Canonical))}]",
        JsonValueKind.String => JsonSerializer.Serialize(element.GetString()),
        _ => element.GetRawText(),
    };

    /// <summary>A twin array may leave out the nulls at its end.</summary>
    private static string Canonical(JsonProperty property)
    {
        var value = Canonical(property.Value);
        var isTwin = property.Name.StartsWith('_');
        while (isTwin && value.EndsWith(",null]", StringComparison.Ordinal)) value = value[..^6] + "]";
        return $"{JsonSerializer.Serialize(property.Name)}:{value}";
    }
}
