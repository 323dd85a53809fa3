using System.Globalization;
using System.Text.Json.Nodes;
using CareBridge.Exchange.Mapping;

namespace CareBridge.Exchange.Features.Conformance;

/// <summary>A resource that says what our codes, extensions and parameters mean; the same for everybody.</summary>
/// <param name="Name">For programs: letters and digits.</param>
internal sealed record Definition(string Type, string Id, string Name, JsonObject Body)
{
    /// <summary>When what is defined last changed.</summary>
    public const string Date = "2026-11-22";

    /// <summary>As a version of a resource; it grows with the date.</summary>
    public static long Version { get; } = long.Parse(
        Date.Replace("-", "", StringComparison.Ordinal), NumberStyles.None, CultureInfo.InvariantCulture);

    public static DateTimeOffset Changed { get; } =
        DateTimeOffset.Parse(Date, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal);

    /// <summary>Below our base address.</summary>
    public string Address => $"{Type}/{Id}";

    public string Url => Canonicals.Own + $"{Type}/{Id}";

    /// <param name="title">For people.</param>
    /// <param name="rest">What a resource of the type has besides.</param>
    public static Definition Of(string type, string id, string title, string description, JsonObject rest)
    {
        var name = string.Concat(id.Split('-').Select(word => char.ToUpperInvariant(word[0]) + word[1..]));
        var body = new JsonObject
        {
            ["resourceType"] = type,
            ["id"] = id,
            ["meta"] = new JsonObject
            {
                ["versionId"] = $"{Version}",
                ["lastUpdated"] = $"{Date}T00:00:00Z",
            },
            ["url"] = Canonicals.Own + $"{type}/{id}",
            ["version"] = Date,
            ["name"] = name,
        };
        // A search parameter alone has no title.
        if (type != "SearchParameter") body["title"] = title;
        body["status"] = "active";
        body["experimental"] = false;
        body["date"] = Date;
        body["publisher"] = "CareBridge";
        body["description"] = description;
        foreach (var (element, value) in rest) body[element] = value?.DeepClone();
        return new Definition(type, id, name, body);
    }
}
