using System.Text.Json.Nodes;

namespace CareBridge.Tests.Directory;

/// <summary>Meetings as a feed in the Meeting Guide format has them.</summary>
internal static class Meetings
{
    public static string Feed(params JsonNode[] meetings) =>
        new JsonArray([.. meetings.Select(meeting => meeting.DeepClone())]).ToJsonString();

    public static JsonObject One(string slug, params (string Field, JsonNode? Value)[] otherwise)
    {
        var meeting = new JsonObject
        {
            ["name"] = $"Hill meeting of {slug}",
            ["slug"] = slug,
            ["day"] = new JsonArray(0, 3),
            ["time"] = "19:30",
            ["end_time"] = "20:30",
            ["timezone"] = "America/Chicago",
            ["types"] = new JsonArray("O", "D", "W", "X", "S"),
            ["notes"] = "Ring twice.",
            ["location_notes"] = "Side door.",
            ["location"] = "Old Mill",
            ["formatted_address"] = "1 Mill Lane, Springfield, IL 62701, USA",
            ["latitude"] = 39.78,
            ["longitude"] = -89.65,
            ["region"] = "Downtown",
            ["conference_url"] = "https://meet.example.org/j/1",
            ["updated"] = "2026-10-01 14:30:00",
        };
        foreach (var (field, value) in otherwise)
        {
            if (value is null) meeting.Remove(field);
            else meeting[field] = value;
        }
        return meeting;
    }
}
