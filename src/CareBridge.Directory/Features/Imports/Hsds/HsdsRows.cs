using System.Text.Json.Nodes;

namespace CareBridge.Directory.Features.Imports.Hsds;

/// <summary>A package by its tables, each row once.</summary>
internal sealed class HsdsRows
{
    private readonly Dictionary<string, List<JsonObject>> _tables = [];
    private readonly Dictionary<(string Table, string Id), JsonObject> _byId = [];

    /// <summary>In the order in which they came.</summary>
    public IReadOnlyList<JsonObject> Of(string table) => _tables.GetValueOrDefault(table) ?? [];

    public IEnumerable<(string Table, JsonObject Row)> All =>
        HsdsTables.All.SelectMany(table => Of(table).Select(row => (table, row)));

    public JsonObject? Find(string table, string? id) => id is null ? null : _byId.GetValueOrDefault((table, id));

    /// <summary>What is there under the id already is completed by what it lacks.</summary>
    public JsonObject Add(string table, JsonObject row)
    {
        var id = HsdsText.Of(row, HsdsTables.Id);
        if (Find(table, id) is { } known)
        {
            foreach (var (column, value) in row)
            {
                if (known[column] is null) known[column] = value?.DeepClone();
            }
            return known;
        }
        if (!_tables.TryGetValue(table, out var rows)) _tables[table] = rows = [];
        rows.Add(row);
        if (id is not null) _byId[(table, id)] = row;
        return row;
    }
}
