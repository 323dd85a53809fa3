using System.Text.Json;
using CareBridge.Exchange.Features.Searching;

namespace CareBridge.Exchange.Features.Operations;

/// <summary>A stretch of time, and whether the care that a resource tells of falls into it.</summary>
internal sealed class CareDates
{
    /// <summary>When it happened, was planned or was written, in the types that are served.</summary>
    private static readonly List<string> Moments =
    [
        "effectiveDateTime", "occurrenceDateTime", "start", "authoredOn", "authored", "startDate", "dateTime",
        "recorded", "sent", "date",
    ];

    /// <summary>What lasts counts for as long as it does, whenever it was written.</summary>
    private static readonly List<string> Periods = ["effectivePeriod", "occurrencePeriod", "period"];

    /// <summary>Ticks of UTC.</summary>
    public long? Start { get; set; }

    /// <summary>Ticks of UTC, no longer in it.</summary>
    public long? End { get; set; }

    public bool AreOpen => Start is null && End is null;

    /// <summary>What has no date is of any time.</summary>
    public bool Cover(byte[] resource)
    {
        if (AreOpen) return true;
        using var json = JsonDocument.Parse(resource);
        var root = json.RootElement;
        foreach (var name in Periods)
        {
            if (root.TryGetProperty(name, out var period)) return Overlap(Text(period, "start"), Text(period, "end"));
        }
        foreach (var name in Moments)
        {
            if (Text(root, name) is { } moment) return Overlap(moment, moment);
        }
        return true;
    }

    private bool Overlap(string? from, string? until) =>
        (Start is null || until is null || !(DateRange.Parse(until)?.To <= Start))
        && (End is null || from is null || !(DateRange.Parse(from)?.From >= End));

    private static string? Text(JsonElement parent, string name) =>
        parent.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String
            ? value.GetString()
            : null;
}
