using Npgsql;

namespace CareBridge.Benchmarks.Sizes;

/// <summary>Bytes that the services' tables take, and what the pattern said over the bus.</summary>
internal sealed class StoreSizes(NpgsqlDataSource database)
{
    private const int Largest = 8;

    private const string Ours =
        "n.nspname NOT IN ('pg_catalog', 'information_schema', 'public', 'pattern', 'pg_toast')";

    public async Task<long> TotalAsync() => long.Parse((await Tables.ListAsync(
        database,
        $"""
        SELECT sum(pg_total_relation_size(c.oid)) FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
        WHERE c.relkind = 'r' AND {Ours}
        """))[0][0]);

    public async Task PrintAsync(int participants)
    {
        foreach (var service in await Tables.ListAsync(
            database,
            $"""
            SELECT n.nspname, sum(pg_table_size(c.oid)), sum(pg_indexes_size(c.oid)),
                sum(coalesce(pg_total_relation_size(nullif(c.reltoastrelid, 0)), 0))
            FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace WHERE c.relkind = 'r' AND {Ours}
            GROUP BY 1 ORDER BY sum(pg_total_relation_size(c.oid)) DESC
            """))
        {
            var (tables, indexes, toast) = (long.Parse(service[1]), long.Parse(service[2]), long.Parse(service[3]));
            Console.WriteLine(
                $"among {participants}, {service[0]}: {(tables + indexes) / participants} bytes a participant "
                + $"(tables {tables / participants}, of which TOAST {toast / participants}; "
                + $"indexes {indexes / participants})");
        }
        var largest = await Tables.ListAsync(
            database,
            $"""
            SELECT n.nspname || '.' || c.relname, pg_total_relation_size(c.oid)
            FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace WHERE c.relkind = 'r' AND {Ours}
            ORDER BY 2 DESC LIMIT {Largest}
            """);
        Console.WriteLine(
            $"among {participants}, the largest tables with indexes, bytes a participant: "
            + string.Join(", ", largest.Select(one => $"{one[0]} {long.Parse(one[1]) / participants}")));
    }

    /// <summary>Of each service's messages, how many and how large one participant's are.</summary>
    public async Task PrintMessagesAsync(int participants, int months)
    {
        var (count, bytes, handled) = (0.0, 0.0, 0.0);
        foreach (var schema in await Tables.ListAsync(
            database, "SELECT schemaname FROM pg_tables WHERE tablename = 'sent_messages' AND schemaname <> 'pattern'"))
        {
            var said = (await Tables.ListAsync(
                database,
                $"""
                SELECT count(*), coalesce(sum(octet_length("Body")), 0), (SELECT count(*) FROM {schema[0]}.inbox)
                FROM {schema[0]}.sent_messages
                """))[0];
            count += double.Parse(said[0]);
            bytes += double.Parse(said[1]);
            handled += double.Parse(said[2]);
        }
        Console.WriteLine(
            $"messages: {count / participants:0} of a participant's {months} months, "
            + $"{bytes / Math.Max(1, count):0} bytes each, "
            + $"and {handled / participants:0} entries of inboxes that handled them");
    }

    /// <summary>How many FHIR resources one participant's are, by type.</summary>
    public async Task PrintResourcesAsync(int participants)
    {
        var types = await Tables.ListAsync(
            database,
            """
            SELECT "Type", count(*), avg(octet_length("Body"))::int FROM pattern.exchange_resource_versions
            GROUP BY 1 ORDER BY 2 DESC
            """);
        Console.WriteLine("versions of FHIR resources, of each participant: " + string.Join(
            ", ",
            types.Take(Largest).Select(
                one => $"{one[0]} {double.Parse(one[1]) / participants:0.0} of {one[2]} bytes")));
    }

    /// <summary>Nothing waits to be sent, for the moment.</summary>
    public async Task<bool> IsAtRestAsync()
    {
        var waiting = string.Join(" + ", (await Tables.ListAsync(
                database, "SELECT schemaname FROM pg_tables WHERE tablename = 'outbox' AND schemaname <> 'pattern'"))
            .Select(one => $"(SELECT count(*) FROM {one[0]}.outbox)"));
        for (var look = 0; look < 3; look++)
        {
            if ((await Tables.ListAsync(database, $"SELECT {waiting}"))[0][0] != "0") return false;
            await Task.Delay(TimeSpan.FromMilliseconds(500));
        }
        return true;
    }
}
