using System.Data.Common;
using System.Globalization;
using CareBridge.Platform.Domain;
using Microsoft.Data.SqlClient;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Npgsql;

namespace CareBridge.Platform.Diagnosis;

/// <summary>What a store's server says of itself.</summary>
internal sealed record StoreFacts
{
    private const string OfPostgreSql =
        """
        SELECT now(), current_setting('server_version_num')::int / 10000,
            (SELECT rolsuper FROM pg_roles WHERE rolname = current_user),
            pg_is_in_recovery() OR current_setting('default_transaction_read_only') = 'on',
            concat_ws(',', CASE WHEN current_setting('fsync') = 'off' THEN 'fsync' END,
                CASE WHEN current_setting('full_page_writes') = 'off' THEN 'full_page_writes' END,
                CASE WHEN current_setting('synchronous_commit') = 'off' THEN 'synchronous_commit' END),
            current_setting('server_encoding'), pg_size_bytes(current_setting('shared_buffers')),
            current_setting('max_connections')::int - current_setting('superuser_reserved_connections')::int
        """;

    private const string OfSqlServer =
        """
        SELECT SYSDATETIMEOFFSET(), CAST(SERVERPROPERTY('ProductMajorVersion') AS int),
            CAST(COALESCE(IS_SRVROLEMEMBER('sysadmin'), 0) AS bit),
            CAST(CASE WHEN DATABASEPROPERTYEX(DB_NAME(), 'Updateability') = 'READ_WRITE' THEN 0 ELSE 1 END AS bit),
            CASE WHEN delayed_durability_desc = 'DISABLED' THEN '' ELSE 'DELAYED_DURABILITY' END,
            CAST(NULL AS varchar(9)), CAST(NULL AS bigint), CAST(NULL AS int)
        FROM sys.databases WHERE name = DB_NAME()
        """;

    /// <summary>How much its clock is ahead of ours.</summary>
    public required TimeSpan Ahead { get; init; }

    public required int Version { get; init; }

    public required int OldestVersion { get; init; }

    public required bool IsSuperuser { get; init; }

    public required bool IsReadOnly { get; init; }

    /// <summary>Settings by which what is confirmed may not last.</summary>
    public required IReadOnlyList<string> LosesCommits { get; init; }

    /// <summary>Null where every database keeps all of Unicode.</summary>
    public string? Encoding { get; init; }

    /// <summary>Bytes; null where the engine sees to it.</summary>
    public long? Buffers { get; init; }

    /// <summary>That accounts like ours may have; null where there is no such limit.</summary>
    public int? MostConnections { get; init; }

    public required int PoolSize { get; init; }

    public static async Task<StoreFacts> ReadAsync(
        DatabaseFacade database, TimeProvider time, CancellationToken cancellation)
    {
        var isPostgreSql = database.IsNpgsql();
        await database.OpenConnectionAsync(cancellation);
        await using var ask = database.GetDbConnection().CreateCommand();
        ask.CommandText = isPostgreSql ? OfPostgreSql : OfSqlServer;
        var before = time.Now();
        await using var row = await ask.ExecuteReaderAsync(cancellation);
        await row.ReadAsync(cancellation);
        var now = await row.GetFieldValueAsync<DateTimeOffset>(0, cancellation);
        return new StoreFacts
        {
            // It looked at its clock about half-way.
            Ahead = now - before - ((time.Now() - before) / 2),
            Version = row.GetInt32(1),
            // SQL Server 2019 is 15.
            OldestVersion = isPostgreSql ? 14 : 15,
            IsSuperuser = row.GetBoolean(2),
            IsReadOnly = row.GetBoolean(3),
            LosesCommits = row.GetString(4).Split(',', StringSplitOptions.RemoveEmptyEntries),
            Encoding = Value<string>(row, 5),
            Buffers = row.IsDBNull(6) ? null : Convert.ToInt64(row.GetValue(6), CultureInfo.InvariantCulture),
            MostConnections = row.IsDBNull(7) ? null : row.GetInt32(7),
            PoolSize = isPostgreSql
                ? new NpgsqlConnectionStringBuilder(database.GetConnectionString()).MaxPoolSize
                : new SqlConnectionStringBuilder(database.GetConnectionString()).MaxPoolSize,
        };
    }

    private static T? Value<T>(DbDataReader row, int column)
        where T : class => row.IsDBNull(column) ? null : row.GetFieldValue<T>(column);
}
