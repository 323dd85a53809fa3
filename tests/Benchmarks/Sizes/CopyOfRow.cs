namespace CareBridge.Benchmarks.Sizes;

/// <summary>
/// The statement that copies the pattern's rows of one table under other ids: the same wherever the same id stands, so
/// that what belongs together still does. Ids of organizations, their staff and clients are another's only where the
/// next organization begins. What is sealed or written inside a body is copied as it is; its size is what counts.
/// </summary>
internal sealed class CopyOfRow(
    IReadOnlyList<Guid> shared, IReadOnlyList<Guid> organizations, int copiesOfAnOrganization, TimeSpan lasted)
{
    /// <summary>Times and ticks of this century.</summary>
    private const string Ticks = "BETWEEN 630000000000000000 AND 660000000000000000";

    private const int LengthOfTicks = 19;

    /// <summary>Ids begin with the time in milliseconds; the two bytes that change every seven weeks.</summary>
    private readonly string _epoch =
        ((TimeProvider.System.GetUtcNow().ToUnixTimeMilliseconds() >> 32) - 1).ToString("x4");

    private readonly string _shared = Listed(shared);
    private readonly string _organizations = Listed(organizations);

    /// <param name="table">Of which <see cref="Table.Pattern"/> has the rows.</param>
    /// <param name="every">Only one copy of so many is made.</param>
    public string Of(Table table, int first, int last, int every)
    {
        var told = table.Unique.Where(columns => IsOfOrganizations(columns, table))
            .Select(columns => columns.LastOrDefault(column => IsText(table, column)))
            .OfType<string>().Concat(table.Others.Keys.Where(IsDigest)).ToHashSet();
        var values = table.Uuids.Select(column => (column, Value: Id($"p.\"{column}\"")))
            .Concat(table.Others.Select(one => (column: one.Key, Value: Other(one, told, keepsTime: every > 1))));
        var list = values.ToList();
        return $"""
            INSERT INTO {table.Full} ({string.Join(", ", list.Select(one => $"\"{one.column}\""))})
            SELECT {string.Join(", ", list.Select(one => one.Value))}
            FROM generate_series({first}, {last}) AS k CROSS JOIN {table.Pattern} AS p
            WHERE k % {every} = 0 AND NOT ({Names(table, _shared)})
                AND (k % {copiesOfAnOrganization} = 0 OR NOT ({Names(table, $"{_shared} || {_organizations}")}))
            """;
    }

    /// <summary>
    /// A clinic's own number, and the like: one organization has all of its participants' in one index.
    /// </summary>
    private static bool IsOfOrganizations(IReadOnlyList<string> columns, Table table) =>
        columns.Where(table.Uuids.Contains).All(column => column is "OrganizationId" or "JoinedAs");

    /// <summary>No two people have the same number.</summary>
    private static bool IsDigest(string column) =>
        column.EndsWith("Digest", StringComparison.Ordinal) || column.EndsWith("Hash", StringComparison.Ordinal);

    private static bool IsText(Table table, string column) =>
        table.Others.TryGetValue(column, out var type) && type.StartsWith("character", StringComparison.Ordinal);

    private static string Listed(IReadOnlyList<Guid> ids) => $"'{{{string.Join(',', ids)}}}'::uuid[]";

    private static string Names(Table table, string ids) =>
        string.Join(" AND ", table.Uuids.Select(column => $"coalesce(p.\"{column}\" = ANY ({ids}), true)"));

    private string Id(string column) =>
        $"""
        CASE WHEN {column} = ANY ({_shared}) THEN {column}
            WHEN {column} = ANY ({_organizations}) THEN CASE WHEN k < {copiesOfAnOrganization} THEN {column}
                ELSE {Hashed($"{column}::text", $"k / {copiesOfAnOrganization}")} END
            ELSE {Hashed($"{column}::text", "k")} END
        """;

    private string Hashed(string text, string number) =>
        $"('{_epoch}' || substr(md5({text} || ':' || ({number})), 5))::uuid";

    /// <summary>The copies' months lie one before the other, so that nothing new lies among them.</summary>
    private string Other(KeyValuePair<string, string> column, HashSet<string> told, bool keepsTime)
    {
        var name = $"p.\"{column.Key}\"";
        var back = $"k::bigint * {lasted.Ticks}";
        if (column.Key == "SortKey")
        {
            var id = $"substr({name}, {LengthOfTicks + 1})";
            return $"""
                lpad((substr({name}, 1, {LengthOfTicks})::bigint - {back})::text, {LengthOfTicks}, '0')
                || replace(({Id($"({id})::uuid")})::text, '-', '')
                """;
        }
        if (told.Contains(column.Key))
            return $"substr(md5({name} || ':' || k), 1, least(length({name}), 12)) || substr({name}, 13)";
        if (keepsTime) return name;
        return column.Value switch
        {
            "bigint" => $"CASE WHEN {name} {Ticks} THEN {name} - {back} ELSE {name} END",
            "timestamp with time zone" =>
                $"CASE WHEN {name} < now() THEN {name} - k * interval '{lasted.TotalSeconds:0} s' ELSE {name} END",
            _ => name,
        };
    }
}
