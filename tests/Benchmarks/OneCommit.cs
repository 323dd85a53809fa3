using System.Diagnostics;
using Npgsql;

namespace CareBridge.Benchmarks;

/// <summary>How long the database takes to have one row on disk: whatever is put on record waits for that.</summary>
internal sealed class OneCommit(string connection) : IAsyncDisposable
{
    private readonly NpgsqlDataSource _database = NpgsqlDataSource.Create(connection);
    private bool _made;

    public async Task<TimeSpan> TimeAsync()
    {
        if (!_made)
        {
            await using var create = _database.CreateCommand("CREATE TABLE line (id uuid PRIMARY KEY, body bytea)");
            await create.ExecuteNonQueryAsync();
            _made = true;
        }
        await using var insert = _database.CreateCommand("INSERT INTO line VALUES ($1, $2)");
        insert.Parameters.AddWithValue(Guid.CreateVersion7());
        insert.Parameters.AddWithValue(new byte[500]);
        var watch = Stopwatch.StartNew();
        await insert.ExecuteNonQueryAsync();
        return watch.Elapsed;
    }

    public ValueTask DisposeAsync() => _database.DisposeAsync();
}
