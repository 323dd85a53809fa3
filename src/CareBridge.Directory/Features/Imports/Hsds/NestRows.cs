using System.Text.Json.Nodes;

namespace CareBridge.Directory.Features.Imports.Hsds;

/// <summary>
/// Puts the rows of a package into each other, as the specification's JSON has them, and takes them apart again.
/// </summary>
internal sealed class NestRows(HsdsRows rows)
{
    private readonly Dictionary<(string Parent, string Child), ILookup<string, JsonObject>> _children = [];
    private readonly HashSet<JsonObject> _used = new(ReferenceEqualityComparer.Instance);

    /// <summary>Rows that no service leads to.</summary>
    public IEnumerable<(string Table, JsonObject Row)> Unused => rows.All.Where(entry => !_used.Contains(entry.Row));

    public JsonObject Nest(string table, JsonObject row)
    {
        _used.Add(row);
        var nested = (JsonObject)row.DeepClone();
        foreach (var (column, parent, property) in HsdsTables.Parents.GetValueOrDefault(table) ?? [])
        {
            if (rows.Find(parent, HsdsText.Of(row, column)) is { } found) nested[property] = Nest(parent, found);
        }
        if (HsdsText.Of(row, HsdsTables.Id) is not { } id) return nested;
        foreach (var child in HsdsTables.Children.GetValueOrDefault(table) ?? [])
        {
            var below = Below(table, child)[id].Select(found => (JsonNode)Nest(child, found)).ToArray();
            if (below.Length > 0) nested[child] = new JsonArray(below);
        }
        return nested;
    }

    /// <summary>Adds what is nested to the rows, each with the columns that lead to where it was.</summary>
    public static void Flatten(string table, JsonObject nested, HsdsRows rows)
    {
        var (row, below) = (new JsonObject(), new List<(string Table, string Link, JsonObject Row)>());
        var parents = HsdsTables.Parents.GetValueOrDefault(table) ?? [];
        foreach (var (name, value) in nested)
        {
            var parent = parents.FirstOrDefault(parent => parent.Property == name);
            if (value is JsonObject one && parent.Table is not null)
            {
                Flatten(parent.Table, one, rows);
                row[parent.Column] = one[HsdsTables.Id]?.DeepClone();
            }
            else if (value is JsonArray many && HsdsTables.All.Contains(name))
            {
                below.AddRange(many.OfType<JsonObject>()
                    .Select(child => (name, HsdsTables.LinkTo(table, name), child)));
            }
            else if (row[name] is null)
            {
                row[name] = value?.DeepClone();
            }
        }
        rows.Add(table, row);
        foreach (var (child, link, found) in below)
        {
            var linked = (JsonObject)found.DeepClone();
            linked[link] ??= row[HsdsTables.Id]?.DeepClone();
            Flatten(child, linked, rows);
        }
    }

    private ILookup<string, JsonObject> Below(string parent, string child)
    {
        if (_children.TryGetValue((parent, child), out var found)) return found;
        var link = HsdsTables.LinkTo(parent, child);
        return _children[(parent, child)] = rows.Of(child)
            .Where(row => HsdsText.Of(row, link) is not null).ToLookup(row => HsdsText.Of(row, link)!);
    }
}
