using System.Text.Json;
using System.Text.Json.Nodes;

namespace CareBridge.Directory.Features.Imports.Hsds;

/// <summary>Values of rows as text: what is a number in JSON is text in CSV.</summary>
internal static class HsdsText
{
    /// <summary>Null when it is absent or empty.</summary>
    public static string? Of(JsonObject row, string column) => row[column] switch
    {
        JsonValue value => Of(value) is { Length: > 0 } text ? text : null,
        _ => null,
    };

    public static string Of(JsonValue value) =>
        value.GetValueKind() == JsonValueKind.String ? value.GetValue<string>() : value.ToJsonString();
}
