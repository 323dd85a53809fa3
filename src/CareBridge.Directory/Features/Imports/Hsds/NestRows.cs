using System.Text.Json.Nodes;

namespace CareBridge.Directory.Features.Imports.Hsds;

/// <summary>
/// Puts the rows of a package into each other, as the specification's JSON has them, and takes them apart again.
/// </summary>
internal sealed class NestRows(HsdsRows rows)
{
    private readonly Dictionary<(string Parent, string Child), ILookup<string, JsonObject>> _children = [];
    private readonly HashSet<JsonObject> _used = new(ReferenceEqualityComparer.Instance);
    private readonly HashSet<JsonObject> _toldWhole = new(ReferenceEqualityComparer.Instance);

    /// <summary>Rows that no service leads to.</summary>
    public IEnumerable<(string Table, JsonObject Row)> Unused => rows.All.Where(entry => !_used.Contains(entry.Row));

    public JsonObject Nest(string table, JsonObject row)
    {
        var nested = WithParents(table, row);
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
            if (HsdsTables.EntityColumn(child) is { } entity) linked[entity] ??= HsdsTables.EntityOf(table);
            Flatten(child, linked, rows);
        }
    }

    private JsonObject WithParents(string table, JsonObject row)
    {
        _used.Add(row);
        var nested = (JsonObject)row.DeepClone();
        foreach (var (column, parent, property) in HsdsTables.Parents.GetValueOrDefault(table) ?? [])
        {
            if (rows.Find(parent, HsdsText.Of(row, column)) is { } found) nested[property] = Parent(parent, found);
        }
        return nested;
    }

    /// <summary>
    /// Whole where it is told first. As many rows may lead to it as it has below it: all others are told no more than
    /// what they cannot be understood without.
    /// </summary>
    private JsonObject Parent(string table, JsonObject row)
    {
        if (_toldWhole.Add(row)) return Nest(table, row);
        var nested = WithParents(table, row);
        if (table == HsdsTables.Locations && Address(row) is { } address)
            nested[HsdsTables.Addresses] = new JsonArray(Nest(HsdsTables.Addresses, address));
        return nested;
    }

    private JsonObject? Address(JsonObject location) => HsdsText.Of(location, HsdsTables.Id) is { } id
        ? ReadLocation.Physical(Below(HsdsTables.Locations, HsdsTables.Addresses)[id])
        : null;

    private ILookup<string, JsonObject> Below(string parent, string child)
    {
        if (_children.TryGetValue((parent, child), out var found)) return found;
        var link = HsdsTables.LinkTo(parent, child);
        return _children[(parent, child)] = rows.Of(child)
            .Where(row => HsdsText.Of(row, link) is { } id && !IsElsewhere(parent, child, row, id))
            .ToLookup(row => HsdsText.Of(row, link)!);
    }

    /// <summary>
    /// Ids are told apart within a table only, and some rows say of which theirs is. Where it has no such row they say
    /// it wrongly, as the specification's own example does.
    /// </summary>
    private bool IsElsewhere(string parent, string child, JsonObject row, string id) =>
        HsdsTables.EntityColumn(child) is { } entity
        && HsdsTables.OfEntity(HsdsText.Of(row, entity)) is { } table
        && table != parent
        && rows.Find(table, id) is not null;
}
