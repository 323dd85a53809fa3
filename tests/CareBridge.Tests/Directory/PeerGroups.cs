using System.Text.Json.Nodes;

namespace CareBridge.Tests.Directory;

/// <summary>What a specialist says of a peer group.</summary>
internal static class PeerGroups
{
    public static JsonObject Hybrid(string name = "Thursday circle") => new()
    {
        ["name"] = name,
        ["description"] = "Tea from half past six.",
        ["format"] = "hybrid",
        ["pathways"] = new JsonArray("twelve-step", "medication-friendly"),
        ["audiences"] = new JsonArray("women", "newcomers"),
        ["accessibility"] = new JsonArray("wheelchair-access"),
        ["languages"] = new JsonArray("en", "es"),
        ["timeZone"] = "America/New_York",
        ["meetings"] = new JsonArray(
            Meeting("thursday", "19:00:00", "20:30:00"), Meeting("saturday", "23:30:00", "00:30:00")),
        ["venue"] = new JsonObject
        {
            ["name"] = "Old Mill",
            ["line"] = "1 Mill Lane",
            ["city"] = "Millbrook",
            ["state"] = "OH",
            ["postalCode"] = "43001",
            ["latitude"] = 40.0625,
            ["longitude"] = -82.5,
        },
        ["onlineUrl"] = "https://meet.example.org/thursday",
        ["acceptsNewMembers"] = true,
    };

    public static JsonObject Meeting(string day, string startsAt, string? endsAt = null) =>
        new() { ["day"] = day, ["startsAt"] = startsAt, ["endsAt"] = endsAt };

    /// <summary>The same with a member set otherwise, or left out.</summary>
    public static JsonObject Saying(this JsonObject group, string member, JsonNode? value)
    {
        group[member] = value;
        return group;
    }
}
