using Microsoft.Data.SqlClient;
using Npgsql;

namespace CareBridge.Testing;

/// <summary>
/// A new, empty database: on SQL Server when CAREBRIDGE_TEST_SQLSERVER holds a connection string to one, else on the
/// run's own PostgreSQL.
/// </summary>
public sealed record TestStore(string Provider, string ConnectionString) : IAsyncDisposable
{
    public const string SqlServer = "SqlServer";
    public const string PostgreSql = "PostgreSql";

    private static readonly SemaphoreSlim Making = new(1);

    private static string? _migrated;

    private static readonly string? Server = Environment.GetEnvironmentVariable("CAREBRIDGE_TEST_SQLSERVER");

    public static async Task<TestStore> CreateAsync(string prefix = "test") => string.IsNullOrWhiteSpace(Server)
        ? new(PostgreSql, await (await TestPostgres.SharedAsync()).CreateDatabaseAsync(prefix))
        : new(SqlServer, await CreateOnSqlServerAsync(Server, prefix));

    /// <summary>A new database with the tables of all services, if the server can copy one that has them; else an empty
    /// one.</summary>
    /// <param name="migrate">Makes the tables; asked once in a run.</param>
    public static async Task<TestStore> CreateAsync(Func<TestStore, Task> migrate)
    {
        if (!string.IsNullOrWhiteSpace(Server)) return await CreateAsync();
        await Making.WaitAsync();
        try
        {
            _migrated ??= await MigratedAsync(migrate);
        }
        finally
        {
            Making.Release();
        }
        return new(PostgreSql, await (await TestPostgres.SharedAsync()).CopyDatabaseAsync(_migrated));
    }

    private static async Task<string> MigratedAsync(Func<TestStore, Task> migrate)
    {
        var made = new NpgsqlConnectionStringBuilder((await CreateAsync("original")).ConnectionString)
        {
            // What stays connected keeps it from being copied.
            Pooling = false,
        };
        await migrate(new(PostgreSql, made.ConnectionString));
        return made.Database!;
    }

    /// <summary>SQL Server outlives the run, so its databases are dropped; PostgreSQL goes as a whole.</summary>
    public async ValueTask DisposeAsync()
    {
        if (Provider == PostgreSql)
            return;

        var name = Quoted(new SqlConnectionStringBuilder(ConnectionString).InitialCatalog);
        await using var connection = new SqlConnection(Server);
        await connection.OpenAsync();
        await using var drop = new SqlCommand(
            $"ALTER DATABASE {name} SET SINGLE_USER WITH ROLLBACK IMMEDIATE; DROP DATABASE {name}", connection);
        await drop.ExecuteNonQueryAsync();
    }

    private static async Task<string> CreateOnSqlServerAsync(string server, string prefix)
    {
        var name = $"{prefix}_{Guid.CreateVersion7():N}";
        await using var connection = new SqlConnection(server);
        await connection.OpenAsync();
        // As infra/sqlserver/database.sql makes one.
        await using var create = new SqlCommand(
            $"""
            CREATE DATABASE {Quoted(name)} COLLATE Latin1_General_100_BIN2;
            ALTER DATABASE {Quoted(name)} SET READ_COMMITTED_SNAPSHOT ON;
            ALTER DATABASE {Quoted(name)} SET ALLOW_SNAPSHOT_ISOLATION ON;
            """,
            connection);
        await create.ExecuteNonQueryAsync();
        return new SqlConnectionStringBuilder(server) { InitialCatalog = name }.ConnectionString;
    }

    private static string Quoted(string name) => new SqlCommandBuilder().QuoteIdentifier(name);
}
