using CareBridge.EndToEnd.Deployments;
using Npgsql;

namespace CareBridge.EndToEnd.Faults;

/// <summary>Reads the services' stores past the services, in plain SQL.</summary>
internal sealed class Stores : IAsyncDisposable
{
    private readonly Dictionary<string, NpgsqlDataSource> _sources;

    public Stores(SevenProcesses processes) => _sources = HostProcess.Services.ToDictionary(
        service => service, service => NpgsqlDataSource.Create(processes.ConnectionTo(service)));

    public async Task<List<T>> RowsAsync<T>(string service, string query, Func<NpgsqlDataReader, T> read)
    {
        await using var command = _sources[service].CreateCommand(query);
        await using var rows = await command.ExecuteReaderAsync();
        var found = new List<T>();
        while (await rows.ReadAsync()) found.Add(read(rows));
        return found;
    }

    public async Task<long> CountAsync(string service, string from) =>
        (await RowsAsync(service, $"SELECT count(*) FROM {service}.{from}", row => row.GetInt64(0))).Single();

    /// <summary>The first column's texts.</summary>
    public Task<List<string>> TextsAsync(string service, string query) =>
        RowsAsync(service, query, row => row.GetString(0));

    /// <summary>A row's id, and its text.</summary>
    public async Task<Dictionary<Guid, string>> ByIdAsync(string service, string query) =>
        (await RowsAsync(service, query, row => (Id: row.GetGuid(0), Text: row.GetString(1))))
            .ToDictionary(row => row.Id, row => row.Text);

    public async Task ExecuteAsync(string service, string statement)
    {
        await using var command = _sources[service].CreateCommand(statement);
        await command.ExecuteNonQueryAsync();
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var source in _sources.Values) await source.DisposeAsync();
    }
}
