using System.Buffers;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace CareBridge.Platform.Web;

/// <summary>
/// Refuses, in requests, control characters other than tab and line breaks: PostgreSQL keeps no null character, and
/// FHIR, in which others read these texts, has none of them.
/// </summary>
internal sealed class KeepableText : JsonConverter<string>
{
    private static readonly SearchValues<char> ControlCharacters =
        SearchValues.Create([.. Enumerable.Range(0, 32).Select(code => (char)code).Except("\t\n\r")]);

    public override string? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        if (reader.TokenType != JsonTokenType.String) throw new JsonException();
        var text = reader.GetString();
        return text.AsSpan().ContainsAny(ControlCharacters) ? throw new JsonException() : text;
    }

    public override void Write(Utf8JsonWriter writer, string value, JsonSerializerOptions options) =>
        writer.WriteStringValue(value);
}
