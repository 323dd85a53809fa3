using Npgsql;

namespace CareBridge.Benchmarks.Sizes;

/// <param name="Uuids">Its columns that hold ids.</param>
/// <param name="Others">Its other columns with their types.</param>
/// <param name="Unique">The columns of each key and unique index.</param>
internal sealed record Table(
    string Schema,
    string Name,
    IReadOnlyList<string> Uuids,
    IReadOnlyDictionary<string, string> Others,
    IReadOnlyList<IReadOnlyList<string>> Unique)
{
    public string Full => $"{Schema}.\"{Name}\"";

    /// <summary>Where the pattern's rows are kept to be copied.</summary>
    public string Pattern => $"pattern.\"{Schema}_{Name}\"";
}

/// <summary>The tables of the services as the database describes them.</summary>
internal static class Tables
{
    private static readonly string[] Skipped = ["outbox", "__EFMigrationsHistory"];

    public static async Task<IReadOnlyList<Table>> ReadAsync(NpgsqlDataSource database)
    {
        var columns = await ListAsync(
            database,
            """
            SELECT c.table_schema, c.table_name, c.column_name, c.data_type FROM information_schema.columns c
            JOIN information_schema.tables t USING (table_schema, table_name)
            WHERE c.table_schema NOT IN ('pg_catalog', 'information_schema', 'public', 'pattern')
                AND t.table_type = 'BASE TABLE'
            ORDER BY 1, 2, c.ordinal_position
            """);
        var unique = await ListAsync(
            database,
            """
            SELECT n.nspname, t.relname, i.indexrelid::text, a.attname FROM pg_index i
            JOIN pg_class t ON t.oid = i.indrelid JOIN pg_namespace n ON n.oid = t.relnamespace
            JOIN pg_attribute a ON a.attrelid = t.oid AND a.attnum = ANY (i.indkey)
            WHERE i.indisunique ORDER BY 1, 2, 3, array_position(i.indkey::int[], a.attnum::int)
            """);
        return
        [
            .. from column in columns
               group column by (Schema: column[0], Name: column[1]) into table
               where !Skipped.Contains(table.Key.Name)
               let types = table.ToDictionary(one => one[2], one => one[3])
               let indexes = unique.Where(one => one[0] == table.Key.Schema && one[1] == table.Key.Name)
                   .GroupBy(one => one[2]).Select(index => (IReadOnlyList<string>)[.. index.Select(one => one[3])])
               select new Table(
                   table.Key.Schema,
                   table.Key.Name,
                   [.. types.Where(one => one.Value == "uuid").Select(one => one.Key)],
                   types.Where(one => one.Value != "uuid").ToDictionary(),
                   [.. indexes]),
        ];
    }

    /// <returns>Every id that any of them names.</returns>
    public static async Task<IReadOnlyList<Guid>> IdsAsync(NpgsqlDataSource database, IEnumerable<Table> tables)
    {
        var all = tables.SelectMany(table => table.Uuids.Select(
            column => $"SELECT \"{column}\" AS id FROM {table.Full}"));
        await using var command = database.CreateCommand(
            $"SELECT DISTINCT id::text FROM ({string.Join(" UNION ALL ", all)}) every WHERE id IS NOT NULL");
        await using var reader = await command.ExecuteReaderAsync();
        var ids = new List<Guid>();
        while (await reader.ReadAsync()) ids.Add(Guid.Parse(reader.GetString(0)));
        return ids;
    }

    public static async Task<IReadOnlyList<string[]>> ListAsync(NpgsqlDataSource database, string query)
    {
        await using var command = database.CreateCommand(query);
        command.CommandTimeout = 0;
        await using var reader = await command.ExecuteReaderAsync();
        var rows = new List<string[]>();
        while (await reader.ReadAsync())
            rows.Add([.. Enumerable.Range(0, reader.FieldCount).Select(index => $"{reader.GetValue(index)}")]);
        return rows;
    }
}
