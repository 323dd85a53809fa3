using System.Data.Common;
using CareBridge.Platform.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Storage;

namespace CareBridge.Platform.Keys;

/// <summary>
/// The rows of one sealed column, past the entities: what is sealed anew changes no version and tells nobody. The
/// statements are the same in every store. The context's connection is open.
/// </summary>
internal sealed class SealedRows(ServiceDbContext store, SealedPlace place)
{
    /// <summary>Rows that are named at once; each is then read and changed by itself, for they may be files.</summary>
    internal const int BatchSize = 100;

    /// <summary>A row of the outbox is locked while it is sent, and a broker that is out is waited for.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    private readonly ISqlGenerationHelper _sql = store.GetService<ISqlGenerationHelper>();

    private string Table => _sql.DelimitIdentifier(place.Table, place.Schema);

    private string Column => _sql.DelimitIdentifier(place.Column);

    private List<string> Key => [.. place.Key.Select(_sql.DelimitIdentifier)];

    private string IsRow => string.Join(" AND ", Key.Select((column, index) => $"{column} = @k{index}"));

    /// <summary>The keys of the next rows that may have something in them which another key has sealed.</summary>
    /// <param name="prefix">What the newest key's ciphertexts begin with.</param>
    /// <param name="after">The key of the last row of the batch before.</param>
    public async Task<IReadOnlyList<object[]>> NextAsync(
        string prefix, object[]? after, CancellationToken cancellation)
    {
        var filter = place.IsWhole
            ? $"SUBSTRING({Column}, 1, {CiphertextKey.PrefixLength}) <> @prefix"
            : $"{Column} LIKE '%{CiphertextKey.Mark}%'";
        var order = string.Join(", ", Key);
        await using var select = Command(
            $"SELECT {order} FROM {Table} WHERE {filter}{(after is null ? "" : $" AND ({IsAfter()})")} "
                + $"ORDER BY {order} OFFSET 0 ROWS FETCH NEXT {BatchSize} ROWS ONLY",
            after ?? []);
        if (place.IsWhole) Add(select, "@prefix", prefix);
        await using var reader = await select.ExecuteReaderAsync(cancellation);
        var keys = new List<object[]>();
        while (await reader.ReadAsync(cancellation))
        {
            var key = new object[place.Key.Count];
            reader.GetValues(key);
            keys.Add(key);
        }
        return keys;
    }

    /// <summary>Null when there is nothing any more.</summary>
    public async Task<string?> ReadAsync(object[] key, CancellationToken cancellation)
    {
        await using var select = Command($"SELECT {Column} FROM {Table} WHERE {IsRow}", key);
        return await select.ExecuteScalarAsync(cancellation) as string;
    }

    /// <summary>False when it is not any more what it was when it was read.</summary>
    public async Task<bool> TryReplaceAsync(object[] key, string old, string anew, CancellationToken cancellation)
    {
        await using var update = Command(
            $"UPDATE {Table} SET {Column} = @anew WHERE {IsRow} AND {Column} = @old", key);
        Add(update, "@anew", anew);
        Add(update, "@old", old);
        return await update.ExecuteNonQueryAsync(cancellation) > 0;
    }

    /// <summary>SQL Server compares no rows with rows.</summary>
    private string IsAfter() => string.Join(" OR ", Key.Select((column, index) => string.Join(
        " AND ",
        [.. Key.Take(index).Select((earlier, at) => $"{earlier} = @k{at}"), $"{column} > @k{index}"])));

    private DbCommand Command(string text, object[] key)
    {
        var command = store.Database.GetDbConnection().CreateCommand();
        command.CommandText = text;
        command.CommandTimeout = (int)Patience.TotalSeconds;
        for (var index = 0; index < key.Length; index++) Add(command, $"@k{index}", key[index]);
        return command;
    }

    private static void Add(DbCommand command, string name, object value)
    {
        var parameter = command.CreateParameter();
        (parameter.ParameterName, parameter.Value) = (name, value);
        command.Parameters.Add(parameter);
    }
}
