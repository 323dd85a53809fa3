using Npgsql;

namespace CareBridge.Benchmarks.Sizes;

/// <summary>Rows of a pattern in all tables, as often again as it takes.</summary>
internal sealed class CopiedRows(
    NpgsqlDataSource database, IReadOnlyList<Table> tables, CopyOfRow copy, MonthsOfCare care)
{
    /// <summary>Keeps the rows that there are now as the pattern.</summary>
    /// <returns>The tables that have any.</returns>
    public static async Task<IReadOnlyList<Table>> KeepPatternAsync(
        NpgsqlDataSource database, IReadOnlyList<Table> tables)
    {
        await ExecuteAsync(database, "CREATE SCHEMA pattern");
        var kept = new List<Table>();
        foreach (var table in tables.Where(table => table.Uuids.Count > 0))
        {
            await ExecuteAsync(database, $"CREATE TABLE {table.Pattern} AS SELECT * FROM {table.Full}");
            var rows = await Tables.ListAsync(database, $"SELECT count(*) FROM {table.Pattern}");
            if (rows[0][0] != "0") kept.Add(table);
        }
        return kept;
    }

    /// <summary>
    /// Indexes are taken away before and made anew after, which is how so many come in at all; an index that has grown
    /// row by row has up to half as many pages more.
    /// </summary>
    /// <param name="first">The number of the first copy.</param>
    public async Task AddAsync(int first, int last)
    {
        foreach (var table in tables)
        {
            var anew = await TakeAwayAsync(table);
            await ExecuteAsync(
                database, copy.Of(table, first, last, care.KeptOfOneIn.GetValueOrDefault(table.Name, 1)));
            foreach (var statement in anew) await ExecuteAsync(database, statement);
        }
        await ExecuteAsync(database, "VACUUM ANALYZE");
        // Else the next measurement waits for what this has left to be written.
        await ExecuteAsync(database, "CHECKPOINT");
    }

    /// <returns>What makes again what was taken away.</returns>
    private async Task<IReadOnlyList<string>> TakeAwayAsync(Table table)
    {
        var constraints = await Tables.ListAsync(
            database,
            $"""
            SELECT conname, contype, conrelid::regclass::text, pg_get_constraintdef(oid) FROM pg_constraint
            WHERE contype = 'f' AND (conrelid = '{table.Full}'::regclass OR confrelid = '{table.Full}'::regclass)
                OR contype IN ('p', 'u') AND conrelid = '{table.Full}'::regclass
            ORDER BY contype
            """);
        foreach (var one in constraints)
            await ExecuteAsync(database, $"ALTER TABLE {one[2]} DROP CONSTRAINT \"{one[0]}\"");
        var indexes = await Tables.ListAsync(
            database,
            $"""
            SELECT indexrelid::regclass::text, pg_get_indexdef(indexrelid) FROM pg_index
            WHERE indrelid = '{table.Full}'::regclass
            """);
        foreach (var one in indexes) await ExecuteAsync(database, $"DROP INDEX {one[0]}");
        return
        [
            .. constraints.Where(one => one[1] != "f").Concat(constraints.Where(one => one[1] == "f"))
                .Select(one => $"ALTER TABLE {one[2]} ADD CONSTRAINT \"{one[0]}\" {one[3]}"
                    // Where one table is filled before the other, what is named is not all there yet.
                    + (one[1] == "f" && !one[3].EndsWith("NOT VALID", StringComparison.Ordinal) ? " NOT VALID" : "")),
            .. indexes.Select(one => one[1]),
        ];
    }

    private static async Task ExecuteAsync(NpgsqlDataSource database, string statement)
    {
        await using var command = database.CreateCommand(statement);
        command.CommandTimeout = 0;
        await command.ExecuteNonQueryAsync();
    }
}
