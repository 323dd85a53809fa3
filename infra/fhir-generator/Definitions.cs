using System.Text.Json;

namespace FhirGenerator;

internal sealed record DefinedElement(string Name, bool IsChoice, int Min, string Max, List<string> Types);

/// <summary>HL7's R4 StructureDefinitions: which elements exist, how often, and with which types.</summary>
internal sealed class Definitions
{
    private readonly Dictionary<string, List<DefinedElement>> _children = [];

    public static Definitions Load(string folder)
    {
        var definitions = new Definitions();
        foreach (var file in new[] { "profiles-types.json", "profiles-resources.json" })
        {
            using var bundle = JsonDocument.Parse(File.ReadAllBytes(Path.Combine(folder, file)));
            foreach (var entry in bundle.RootElement.GetProperty("entry").EnumerateArray())
                definitions.Add(entry.GetProperty("resource"));
        }

        return definitions;
    }

    public bool Knows(string path) => _children.ContainsKey(path);

    public IReadOnlyList<DefinedElement> Children(string path) => _children[path];

    public IReadOnlyList<string> OpenTypes =>
        Children("Extension").Single(element => element.Name == "value").Types;

    private void Add(JsonElement resource)
    {
        if (resource.GetProperty("resourceType").GetString() != "StructureDefinition") return;
        var type = resource.GetProperty("type").GetString()!;
        if (type != resource.GetProperty("id").GetString()) return;

        foreach (var element in resource.GetProperty("snapshot").GetProperty("element").EnumerateArray())
        {
            var path = element.GetProperty("path").GetString()!;
            var dot = path.LastIndexOf('.');
            if (dot < 0) _children.TryAdd(path, []);
            else Siblings(path[..dot]).Add(Read(element, path[(dot + 1)..]));
        }
    }

    private List<DefinedElement> Siblings(string path)
    {
        if (!_children.TryGetValue(path, out var siblings)) _children[path] = siblings = [];
        return siblings;
    }

    private static DefinedElement Read(JsonElement element, string name)
    {
        var isChoice = name.EndsWith("[x]", StringComparison.Ordinal);
        return new(
            isChoice ? name[..^3] : name,
            isChoice,
            element.GetProperty("min").GetInt32(),
            element.GetProperty("max").GetString()!,
            element.TryGetProperty("type", out var types)
                ? [.. types.EnumerateArray().Select(type => type.GetProperty("code").GetString()!)]
                : []);
    }
}
