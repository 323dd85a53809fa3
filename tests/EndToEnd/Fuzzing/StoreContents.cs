using Npgsql;

namespace CareBridge.EndToEnd.Fuzzing;

/// <summary>All that is in a database, table by table, as digests that can be compared.</summary>
internal static class StoreContents
{
    /// <summary>When a client last fetched a token.</summary>
    private const string Restless = "LastSignedInAt";

    public static async Task<IReadOnlyDictionary<string, string>> OfAsync(
        string connection, IReadOnlyCollection<string> except)
    {
        await using var database = NpgsqlDataSource.Create(connection);
        var tables = new List<string>();
        await using (var list = database.CreateCommand(
            """
            SELECT format('%I.%I', table_schema, table_name) FROM information_schema.tables
            WHERE table_type = 'BASE TABLE' AND table_schema NOT IN ('pg_catalog', 'information_schema')
            ORDER BY 1
            """))
        await using (var rows = await list.ExecuteReaderAsync())
        {
            while (await rows.ReadAsync()) tables.Add(rows.GetString(0));
        }
        var contents = new SortedDictionary<string, string>(StringComparer.Ordinal);
        foreach (var table in tables.Except(except))
        {
            await using var digest = database.CreateCommand(
                $"""
                SELECT count(*) || ' rows, ' || md5(coalesce(string_agg(t.line, ';' ORDER BY t.line), ''))
                FROM (SELECT (to_jsonb(one) - '{Restless}')::text AS line FROM {table} one) t
                """);
            contents[table] = (string)(await digest.ExecuteScalarAsync())!;
        }
        return contents;
    }
}
