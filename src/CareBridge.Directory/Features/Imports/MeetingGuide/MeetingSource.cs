using System.Globalization;
using System.Text.Json;
using CareBridge.Directory.Domain.Imports;

namespace CareBridge.Directory.Features.Imports.MeetingGuide;

/// <summary>One meeting of a feed, field by field, with what was found wrong with it.</summary>
internal sealed class MeetingSource(JsonElement item)
{
    public List<FeedFinding> Findings { get; } = [];

    public JsonElement Item => item;

    /// <summary>Null when it is absent, empty or of another kind.</summary>
    public string? Text(string field) => Find(field) switch
    {
        { ValueKind: JsonValueKind.String } text => text.GetString() is { Length: > 0 } value ? value : null,
        { ValueKind: JsonValueKind.Number } number => number.GetRawText(),
        { ValueKind: JsonValueKind.Null } or null => null,
        { } other => Wrong<string>(field, other),
    };

    public string? Clean(string field, int length) =>
        PlainText.Clean(Text(field), length, code => Note(IssueKind.Changed, code, field));

    /// <summary>A number, or one that is written as text, as many feeds do.</summary>
    public decimal? Number(string field)
    {
        if (Text(field) is not { } text) return null;
        if (decimal.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number)) return number;
        Note(IssueKind.NotUsed, "wrong-number", field, text);
        return null;
    }

    /// <summary>Of a list, or of one that stands alone.</summary>
    public IReadOnlyList<string> Texts(string field)
    {
        if (Find(field) is not { } found) return [];
        switch (found.ValueKind)
        {
            case JsonValueKind.Array:
                var texts = new List<string>();
                foreach (var value in found.EnumerateArray())
                {
                    if (value.ValueKind is JsonValueKind.String or JsonValueKind.Number) texts.Add(value.ToString());
                    else Wrong<string>(field, value);
                }
                return texts;
            case JsonValueKind.String:
            case JsonValueKind.Number:
                return found.ToString().Split(
                    ',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
            case JsonValueKind.Null:
                return [];
            default:
                Wrong<string>(field, found);
                return [];
        }
    }

    public void Note(IssueKind kind, string code, string? field = null, string? value = null) =>
        Findings.Add(new FeedFinding(kind, code, field, value));

    private JsonElement? Find(string field) => item.TryGetProperty(field, out var value) ? value : null;

    private T? Wrong<T>(string field, JsonElement value)
        where T : class
    {
        Note(IssueKind.NotUsed, "wrong-kind", field, value.ValueKind.ToString());
        return null;
    }
}
