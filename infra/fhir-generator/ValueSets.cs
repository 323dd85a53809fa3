using System.Text.Json;

namespace FhirGenerator;

/// <summary>The codes of R4's value sets: the SDK shares some enumerations with later versions of FHIR.</summary>
internal sealed class ValueSets
{
    private readonly Dictionary<string, JsonElement> _sets = [];
    private readonly Dictionary<string, JsonElement> _systems = [];

    public static ValueSets Load(string folder)
    {
        var all = new ValueSets();
        foreach (var file in new[] { "valuesets.json", "v3-codesystems.json" })
        {
            using var bundle = JsonDocument.Parse(File.ReadAllBytes(Path.Combine(folder, file)));
            foreach (var entry in bundle.RootElement.GetProperty("entry").EnumerateArray())
                all.Add(entry.GetProperty("resource").Clone());
        }

        return all;
    }

    /// <returns>Null where the definitions do not list the codes, as for currencies.</returns>
    public HashSet<string>? Codes(string? url)
    {
        if (url is null || !_sets.TryGetValue(url, out var set)) return null;
        var codes = new HashSet<string>();
        foreach (var include in set.GetProperty("compose").GetProperty("include").EnumerateArray())
        {
            if (Included(include) is not { } included) return null;
            codes.UnionWith(included);
        }

        return codes;
    }

    private void Add(JsonElement resource)
    {
        var url = resource.TryGetProperty("url", out var value) ? value.GetString()! : "";
        if (resource.GetProperty("resourceType").GetString() == "ValueSet") _sets[url] = resource;
        if (resource.GetProperty("resourceType").GetString() == "CodeSystem") _systems[url] = resource;
    }

    private IEnumerable<string>? Included(JsonElement include)
    {
        if (include.TryGetProperty("concept", out var concepts)) return Concepts(concepts);
        if (include.TryGetProperty("filter", out _)) return null;
        if (include.TryGetProperty("valueSet", out var sets))
        {
            var codes = sets.EnumerateArray().Select(set => Codes(set.GetString())).ToList();
            return codes.Contains(null) ? null : codes.SelectMany(set => set!);
        }

        return _systems.TryGetValue(include.GetProperty("system").GetString()!, out var system)
            && system.TryGetProperty("concept", out var all)
            ? Concepts(all)
            : null;
    }

    private static IEnumerable<string> Concepts(JsonElement concepts) => concepts.EnumerateArray().SelectMany(concept =>
        (concept.TryGetProperty("concept", out var narrower) ? Concepts(narrower) : [])
            .Prepend(concept.GetProperty("code").GetString()!));
}
