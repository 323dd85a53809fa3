using System.Text;
using System.Text.Json.Nodes;

namespace CareBridge.EndToEnd.Fuzzing;

/// <summary>Makes from what a client might send what nobody should; the same from the same seed.</summary>
internal sealed class Mutator(int seed)
{
    /// <summary>A JSON text may be as deep; more is refused, and must be without harm.</summary>
    private const int Depth = 300;

    private static readonly string[] Hostile =
    [
        "", " ", "null", "\0", "\uFFFF", "\uD800", "\u202E", "'; DROP TABLE exchange.heads; --", "' OR '1'='1", "%",
        "%00", "..", "../../etc/passwd", "${jndi:ldap://x}", "<script>alert(1)</script>", "{{7*7}}", "$this", "a|b|c",
        "|", ",", "\\", "http://169.254.169.254/", "urn:uuid:0", "Patient/", "#", "?", "0001-01-01", "9999-12-31",
        "2026-02-30", "24:00", "-0", "1e999", "NaN", "\u0130\u0131", "e\u0301\u0301", "\U0001F600", "true", "[]",
    ];

    private readonly Random _random = new(seed);

    public T Pick<T>(IReadOnlyList<T> choices) => choices[_random.Next(choices.Count)];

    public bool Chance(double probability) => _random.NextDouble() < probability;

    public int Below(int limit) => _random.Next(limit);

    /// <summary>The body's structure changed in one place or a few, and sometimes its bytes besides.</summary>
    public byte[] Body(JsonNode example)
    {
        var body = example.DeepClone();
        for (var changes = Chance(0.6) ? 1 : 1 + Below(4); changes > 0; changes--) Restructure(body);
        var bytes = Encoding.UTF8.GetBytes(body.ToJsonString());
        return Chance(0.2) ? Bytes(bytes) : bytes;
    }

    /// <summary>Bytes taken out, put in, turned, said twice or cut off.</summary>
    public byte[] Bytes(byte[] text)
    {
        var bytes = new List<byte>(text);
        for (var changes = 1 + Below(4); changes > 0 && bytes.Count > 0; changes--)
        {
            var at = Below(bytes.Count);
            var some = Math.Min(1 + Below(20), bytes.Count - at);
            switch (Below(5))
            {
                case 0:
                    bytes[at] ^= (byte)(1 << Below(8));
                    break;
                case 1:
                    bytes.RemoveRange(at, some);
                    break;
                case 2:
                    bytes.InsertRange(at, bytes.GetRange(at, some));
                    break;
                case 3:
                    bytes.InsertRange(at, Encoding.UTF8.GetBytes(Pick(Hostile)));
                    break;
                default:
                    bytes.RemoveRange(at, bytes.Count - at);
                    break;
            }
        }
        return [.. bytes];
    }

    /// <summary>Something that a value might be mistaken for.</summary>
    public string Value(params string[] likely) => Below(4) switch
    {
        0 => Pick(Hostile),
        1 => new string((char)('!' + Below(90)), 1 + Below(400)),
        _ => Chance(0.5) ? Pick(likely) : Encoding.UTF8.GetString(Bytes(Encoding.UTF8.GetBytes(Pick(likely)))),
    };

    private void Restructure(JsonNode body)
    {
        var places = Places(body).ToList();
        if (places.Count == 0) return;
        var (parent, key) = Pick(places);
        switch (Below(6))
        {
            case 0:
                Remove(parent, key);
                break;
            case 1:
                Put(parent, key, Pick(Hostile));
                break;
            case 2:
                Put(parent, key, Another());
                break;
            case 3:
                Put(parent, key, Pick(places) is var (other, name) ? Get(other, name)?.DeepClone() : null);
                break;
            case 4 when parent is JsonObject element:
                element[Pick(Hostile) + key] = Another();
                break;
            default:
                Put(parent, key, new JsonArray(Get(parent, key)?.DeepClone(), Get(parent, key)?.DeepClone()));
                break;
        }
    }

    private JsonNode? Another() => Below(9) switch
    {
        0 => null,
        1 => true,
        2 => -1,
        3 => 1e300,
        4 => new JsonArray(),
        5 => new JsonObject(),
        6 => new string('a', 1 + Below(70_000)),
        7 => Deep(),
        _ => new JsonObject { ["resourceType"] = "Patient", ["id"] = "a", ["extension"] = new JsonArray(null, 1) },
    };

    private JsonNode Deep()
    {
        JsonNode inner = new JsonObject();
        // What writes it gives up at a thousand.
        for (var level = Below(Depth); level > 0; level--)
            inner = Chance(0.5) ? new JsonArray(inner) : new JsonObject { ["extension"] = inner };
        return inner;
    }

    private static IEnumerable<(JsonNode Parent, object Key)> Places(JsonNode node) => node switch
    {
        JsonObject element => element.SelectMany(member =>
            Below((element, member.Key), member.Value)),
        JsonArray list => list.SelectMany((item, index) => Below((list, index), item)),
        _ => [],
    };

    private static IEnumerable<(JsonNode Parent, object Key)> Below((JsonNode Parent, object Key) place, JsonNode? node)
    {
        yield return place;
        if (node is null) yield break;
        foreach (var inner in Places(node)) yield return inner;
    }

    private static JsonNode? Get(JsonNode parent, object key) => key is string name ? parent[name] : parent[(int)key];

    private static void Put(JsonNode parent, object key, JsonNode? value)
    {
        if (key is string name) parent[name] = value;
        else parent[(int)key] = value;
    }

    private static void Remove(JsonNode parent, object key)
    {
        if (parent is JsonObject element) element.Remove((string)key);
        else parent.AsArray().RemoveAt((int)key);
    }
}
