using System.Globalization;
using System.Runtime.CompilerServices;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using CareBridge.Directory.Domain.Imports;

namespace CareBridge.Directory.Features.Imports.MeetingGuide;

/// <summary>Reads a Meeting Guide feed, however long, meeting by meeting.</summary>
internal sealed class ReadMeetingGuide : IFeedReader
{
    private static readonly JsonSerializerOptions Lenient = new() { AllowTrailingCommas = true, MaxDepth = 32 };

    public async IAsyncEnumerable<FeedItem> ReadAsync(
        Stream feed,
        ImportTerms terms,
        long after,
        [EnumeratorCancellation] CancellationToken cancellation)
    {
        var number = 0L;
        await foreach (var item in JsonSerializer.DeserializeAsyncEnumerable<JsonElement>(
            feed, Lenient, cancellation))
        {
            if (++number > after) yield return Read(item, number, terms);
        }
    }

    private static FeedItem Read(JsonElement item, long number, ImportTerms terms)
    {
        if (item.ValueKind != JsonValueKind.Object)
            return new FeedItem(number, "", "", "") { Findings = [new(IssueKind.Rejected, "wrong-kind")] };
        var source = new MeetingSource(item);
        var key = Key(source);
        var original = Original(source);
        var profile = key.Length == 0 ? null : ReadMeeting.Of(source, terms);
        return new FeedItem(number, key, original, Digest(original, terms))
        {
            Content = profile,
            Findings = source.Findings,
        };
    }

    private static string Key(MeetingSource source)
    {
        var slug = source.Text(MeetingFields.Slug)?.Trim();
        if (slug is null && source.Text("id")?.Trim() is { } id)
        {
            source.Note(IssueKind.Changed, "no-slug", MeetingFields.Slug, id);
            slug = id;
        }
        var isKey = slug is { Length: > 0 and <= FeedKeys.MostLetters } && !slug.Any(char.IsControl);
        if (!isKey) source.Note(IssueKind.Rejected, "no-slug", MeetingFields.Slug);
        return isKey ? slug!.ToLowerInvariant() : "";
    }

    /// <summary>As it came, but for what may name somebody; of a field that is there twice the last.</summary>
    private static string Original(MeetingSource source)
    {
        var fields = source.Item.EnumerateObject().GroupBy(field => field.Name).Select(same => same.Last())
            .ToLookup(field => MeetingFields.IsKept(field.Name) && IsPlain(field.Value));
        foreach (var field in fields[false].Where(field => HasContent(field.Value)))
            source.Note(IssueKind.LeftOut, "may-name-somebody", field.Name);
        using var kept = new MemoryStream();
        using (var writer = new Utf8JsonWriter(kept))
        {
            writer.WriteStartObject();
            foreach (var field in fields[true]) field.WriteTo(writer);
            writer.WriteEndObject();
        }
        return Encoding.UTF8.GetString(kept.GetBuffer(), 0, (int)kept.Length);
    }

    /// <summary>The format knows no objects: whatever is within one, it says nothing of it.</summary>
    private static bool IsPlain(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Object => false,
        JsonValueKind.Array => value.EnumerateArray()
            .All(one => one.ValueKind is not (JsonValueKind.Object or JsonValueKind.Array)),
        _ => true,
    };

    private static bool HasContent(JsonElement value) =>
        value.ValueKind != JsonValueKind.Null && value.ToString() is { Length: > 0 };

    /// <summary>What holds where the feed is silent counts as said.</summary>
    private static string Digest(string original, ImportTerms terms) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Create(
            CultureInfo.InvariantCulture,
            $"{terms.TimeZone} {terms.Language} {string.Join(',', terms.Pathways)}\n{original}"))));
}
