using Npgsql;

namespace CareBridge.EndToEnd;

/// <summary>What is stored about who was paged for what: nobody at the API sees all of it.</summary>
internal sealed class PagingRecords(string crisis, string portal)
{
    /// <summary>When each was raised.</summary>
    public async Task<IReadOnlyDictionary<Guid, DateTime>> EscalationsAsync() =>
        (await ReadAsync(
            crisis,
            """SELECT "Id", "RaisedAt" FROM crisis.escalations""",
            row => (Id: row.GetGuid(0), At: row.GetDateTime(1)))).ToDictionary(one => one.Id, one => one.At);

    public Task<List<PageRow>> PagesAsync() => ReadAsync(
        crisis,
        """SELECT "Id", "EscalationId", "PagedAt" FROM crisis.pages""",
        row => new PageRow(row.GetGuid(0), row.GetGuid(1), row.GetDateTime(2)));

    public Task<List<NoticeRow>> NoticesAsync() => ReadAsync(
        portal,
        """SELECT "PersonId", "CreatedAt" FROM portal.notices WHERE "Kind" = 'CrisisRaised'""",
        row => new NoticeRow(row.GetGuid(0), row.GetDateTime(1)));

    /// <summary>How many are sent, or were.</summary>
    public async Task<long> DispatchesAsync() => (await ReadAsync(
        portal,
        """SELECT count(*) FROM portal.dispatches WHERE "Kind" = 'CrisisRaised'""",
        row => row.GetInt64(0))).Single();

    private static async Task<List<T>> ReadAsync<T>(string connection, string query, Func<NpgsqlDataReader, T> read)
    {
        await using var database = NpgsqlDataSource.Create(connection);
        await using var command = database.CreateCommand(query);
        await using var rows = await command.ExecuteReaderAsync();
        var found = new List<T>();
        while (await rows.ReadAsync()) found.Add(read(rows));
        return found;
    }
}

internal sealed record PageRow(Guid Id, Guid EscalationId, DateTime PagedAt);

/// <summary>Of a page; of which, it does not say.</summary>
internal sealed record NoticeRow(Guid PersonId, DateTime CreatedAt);
