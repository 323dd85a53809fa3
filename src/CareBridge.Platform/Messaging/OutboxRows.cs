using System.Text.Json;
using CareBridge.Platform.Storage;
using Microsoft.EntityFrameworkCore;

namespace CareBridge.Platform.Messaging;

/// <summary>
/// Rows of the outbox on their way, in statements of each engine. Columns are named: a newer release may have added
/// some, and a prepared <c>SELECT *</c> fails from then on.
/// </summary>
internal static class OutboxRows
{
    private const string IsAmong =
        """
        "Id" IN (SELECT CAST("value" AS uniqueidentifier) FROM OPENJSON({0}))
        """;

    private static readonly string[] Columns =
    [
        nameof(OutboxMessage.Id), nameof(OutboxMessage.Position), nameof(OutboxMessage.Type),
        nameof(OutboxMessage.Body), nameof(OutboxMessage.TraceParent),
    ];

    /// <summary>The first that no other instance has claimed, until the transaction ends.</summary>
    public static IQueryable<OutboxMessage> Claim(ServiceDbContext store, int most) =>
        store.Outbox.FromSqlRaw(ClaimSql(store, most)).AsNoTracking();

    /// <summary>The transport has them.</summary>
    public static Task<int> ToSentAsync(
        ServiceDbContext store, IReadOnlyList<Guid> ids, DateTimeOffset at, CancellationToken cancellation) =>
        store.Database.ExecuteSqlRawAsync(ToSentSql(store), [Ids(store, ids), at], cancellation);

    /// <summary>They are to be sent again, under their own ids.</summary>
    public static Task<int> FromSentAsync(
        ServiceDbContext store, IReadOnlyList<Guid> ids, CancellationToken cancellation) =>
        store.Database.ExecuteSqlRawAsync(FromSentSql(store), [Ids(store, ids)], cancellation);

    private static object Ids(ServiceDbContext store, IReadOnlyList<Guid> ids) =>
        store.Database.IsNpgsql() ? ids.ToArray() : JsonSerializer.Serialize(ids);

    private static string ClaimSql(ServiceDbContext store, int most) => store.Database.IsNpgsql()
        ? $"""
           SELECT {Named()} FROM {Table<OutboxMessage>(store)} ORDER BY "Position"
           LIMIT {most} FOR UPDATE SKIP LOCKED
           """
        : $"""
           SELECT TOP ({most}) {Named()} FROM {Table<OutboxMessage>(store)}
           WITH (UPDLOCK, READPAST, ROWLOCK) ORDER BY "Position"
           """;

    private static string ToSentSql(ServiceDbContext store) => store.Database.IsNpgsql()
        ? $$"""
            WITH gone AS (
                DELETE FROM {{Table<OutboxMessage>(store)}} WHERE "Id" = ANY ({0}) RETURNING {{Named()}})
            INSERT INTO {{Table<SentMessage>(store)}} ({{Named()}}, "SentAt") SELECT {{Named()}}, {1} FROM gone
            """
        : $$"""
            DELETE FROM {{Table<OutboxMessage>(store)}} OUTPUT {{Named("deleted.")}}, {1}
            INTO {{Table<SentMessage>(store)}} ({{Named()}}, "SentAt") WHERE {{IsAmong}}
            """;

    private static string FromSentSql(ServiceDbContext store) => store.Database.IsNpgsql()
        ? $$"""
            WITH gone AS (
                DELETE FROM {{Table<SentMessage>(store)}} WHERE "Id" = ANY ({0}) RETURNING {{Named()}})
            INSERT INTO {{Table<OutboxMessage>(store)}} ({{Named()}}) SELECT {{Named()}} FROM gone
            """
        : $$"""
            DELETE FROM {{Table<SentMessage>(store)}} OUTPUT {{Named("deleted.")}}
            INTO {{Table<OutboxMessage>(store)}} ({{Named()}}) WHERE {{IsAmong}}
            """;

    private static string Named(string of = "") => string.Join(", ", Columns.Select(column => $"{of}\"{column}\""));

    private static string Table<T>(ServiceDbContext store)
    {
        var table = store.Model.FindEntityType(typeof(T))!;
        return $"\"{table.GetSchema()}\".\"{table.GetTableName()}\"";
    }
}
