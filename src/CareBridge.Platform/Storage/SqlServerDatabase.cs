using CareBridge.Platform.Hosting;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;

namespace CareBridge.Platform.Storage;

/// <summary>What CareBridge takes for granted, as PostgreSQL is, and SQL Server is not unless it is told.</summary>
internal static class SqlServerDatabase
{
    /// <summary>
    /// Text that differs in a letter's case is other text, as FHIR's ids are; and readers neither wait for writers nor
    /// see half of what they do.
    /// </summary>
    private const string Unfit =
        """
        SELECT 'its collation is not binary' AS [Value]
        WHERE CAST(DATABASEPROPERTYEX(DB_NAME(), 'Collation') AS nvarchar(128)) NOT LIKE N'%[_]BIN2%'
        UNION ALL
        SELECT 'READ_COMMITTED_SNAPSHOT is off' FROM sys.databases
        WHERE database_id = DB_ID() AND is_read_committed_snapshot_on = 0
        UNION ALL
        SELECT 'ALLOW_SNAPSHOT_ISOLATION is off' FROM sys.databases
        WHERE database_id = DB_ID() AND snapshot_isolation_state <> 1
        """;

    /// <exception cref="UsageException">It is SQL Server's, and not set so.</exception>
    public static async Task RequireFitAsync(this DatabaseFacade database, CancellationToken cancellation)
    {
        if (!database.IsSqlServer()) return;
        var faults = await database.SqlQueryRaw<string>(Unfit).ToListAsync(cancellation);
        if (faults.Count > 0)
        {
            throw new UsageException(
                $"This database will not do: {string.Join(", ", faults)}. infra/sqlserver/database.sql makes one.");
        }
    }
}
