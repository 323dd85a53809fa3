using System.Diagnostics;
using Npgsql;

namespace CareBridge.Benchmarks;

/// <summary>
/// One bare row a commit, from as many connections as are asked of it at once: whatever is put on record waits for
/// that.
/// </summary>
internal sealed class OneCommit : IAsyncDisposable
{
    private readonly NpgsqlDataSource _database;
    private readonly byte[] _body;

    private OneCommit(NpgsqlDataSource database, int bytes)
    {
        _database = database;
        _body = new byte[bytes];
    }

    /// <param name="connection">To a database that keeps nothing of this kind yet, or has kept it before.</param>
    /// <param name="bytes">Of each row.</param>
    public static async Task<OneCommit> PrepareAsync(string connection, int connections = 1, int bytes = 500)
    {
        var database = NpgsqlDataSource.Create(
            new NpgsqlConnectionStringBuilder(connection) { MaxPoolSize = connections });
        await using var create = database.CreateCommand(
            "CREATE TABLE IF NOT EXISTS line (id uuid PRIMARY KEY, body bytea NOT NULL)");
        await create.ExecuteNonQueryAsync();
        return new OneCommit(database, bytes);
    }

    public async Task InsertAsync()
    {
        await using var insert = _database.CreateCommand("INSERT INTO line VALUES ($1, $2)");
        insert.Parameters.AddWithValue(Guid.CreateVersion7());
        insert.Parameters.AddWithValue(_body);
        await insert.ExecuteNonQueryAsync();
    }

    public async Task<TimeSpan> TimeAsync()
    {
        var watch = Stopwatch.StartNew();
        await InsertAsync();
        return watch.Elapsed;
    }

    public ValueTask DisposeAsync() => _database.DisposeAsync();
}
