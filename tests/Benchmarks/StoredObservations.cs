using System.Diagnostics;
using System.Text;
using System.Text.Json;
using Npgsql;
using NpgsqlTypes;

namespace CareBridge.Benchmarks;

/// <summary>
/// Observations as the exchange keeps them, each with its entries in the search index, put into its store in bulk and
/// copied out of it.
/// </summary>
internal sealed class StoredObservations(NpgsqlDataSource database)
{
    private const string Type = "Observation";

    /// <summary>Stand for ids in the template of a body.</summary>
    private static readonly Guid AnyId = Guid.Parse("11111111-1111-7111-8111-111111111111");

    private static readonly Guid AnyParticipant = Guid.Parse("22222222-2222-7222-8222-222222222222");

    /// <summary>The rows of each observation; the server makes them, which is faster than sending them.</summary>
    private static readonly string[] Rows =
    [
        """
        INSERT INTO exchange.resource_heads ("Type", "Id", "Position", "Version", "ToldFrom", "Arrived",
            "Visible", "ParticipantId", "DiscloserId", "Category", "Status", "Body")
        SELECT @type, id, arrived, 1, 0, arrived, true, participant, @community, 'CheckInScores', 'final', body
        FROM filling
        """,
        """
        INSERT INTO exchange.resource_versions ("Type", "Id", "Version", "Arrived", "Visible", "Body")
        SELECT @type, id, 1, arrived, true, body FROM filling
        """,
        """
        INSERT INTO exchange.search_tokens
            ("Type", "Id", "Parameter", "Since", "Ordinal", "Until", "System", "Code")
        SELECT @type, id, parameter, arrived, ordinal, 9223372036854775807, system, code
        FROM filling, (VALUES
            ('status', 0, 'http://hl7.org/fhir/observation-status', 'final'),
            ('category', 0, 'http://terminology.hl7.org/CodeSystem/observation-category', 'survey'),
            ('code', 0, 'http://terminology.hl7.org/CodeSystem/check-in', 'check-in'),
            ('combo-code', 0, 'http://terminology.hl7.org/CodeSystem/check-in', 'check-in'),
            ('combo-code', 1, 'http://terminology.hl7.org/CodeSystem/check-in', 'craving'))
            AS entry (parameter, ordinal, system, code)
        """,
        """
        INSERT INTO exchange.search_dates ("Type", "Id", "Parameter", "Since", "Ordinal", "Until", "From", "To")
        SELECT @type, id, 'date', arrived, 0, 9223372036854775807, arrived, arrived + 10000000 FROM filling
        """,
        """
        INSERT INTO exchange.search_references
            ("Type", "Id", "Parameter", "Since", "Ordinal", "Until", "TargetType", "TargetId")
        SELECT @type, id, 'performer', arrived, 0, 9223372036854775807, 'Organization', @community FROM filling
        """,
    ];

    /// <param name="over">Until now, in no order; left out, in the order of their ids, just now.</param>
    /// <returns>Their ids: the participants take turns.</returns>
    public async Task<IReadOnlyList<Guid>> FillAsync(
        IReadOnlyList<Guid> participants, Guid community, int count, TimeSpan? over = null)
    {
        var ids = ConsentSamples.Ids(count);
        await using var connection = await database.OpenConnectionAsync();
        await ExecuteAsync(
            connection, "CREATE TEMP TABLE filling (id uuid, participant uuid, arrived bigint, body bytea)");
        await NameAsync(connection, ids, participants, Arrivals(count, over));
        await ExecuteAsync(
            connection,
            """
            UPDATE filling SET body = convert_to(
                replace(replace(@body, '11111111-1111-7111-8111-111111111111', id::text),
                    '22222222-2222-7222-8222-222222222222', participant::text), 'UTF8')
            """,
            ("body", Encoding.UTF8.GetString(Body(AnyId, AnyParticipant, community))));
        foreach (var rows in Rows)
        {
            await ExecuteAsync(connection, rows, ("type", Type), ("community", community));
        }
        await ExecuteAsync(connection, "DROP TABLE filling");
        await ExecuteAsync(connection, "VACUUM ANALYZE");
        // Else the next measurement waits for what this has left to be written.
        await ExecuteAsync(connection, "CHECKPOINT");
        return ids;
    }

    /// <returns>Bytes a second of the same bodies, straight from the database; the best of some.</returns>
    public async Task<double> CopyAsync()
    {
        await using var connection = await database.OpenConnectionAsync();
        await CopyAsync(connection);
        var best = 0.0;
        for (var turn = 0; turn < 3; turn++)
        {
            var watch = Stopwatch.StartNew();
            best = Math.Max(best, await CopyAsync(connection) / watch.Elapsed.TotalSeconds);
        }
        return best;
    }

    /// <summary>No two of them the same.</summary>
    private static IEnumerable<long> Arrivals(int count, TimeSpan? over)
    {
        var now = TimeProvider.System.GetUtcNow().UtcTicks;
        if (over is not { } span)
            return Enumerable.Range(1, count).Select(index => now - ((count - index) * TimeSpan.TicksPerMicrosecond));
        var random = new Random(count);
        return Enumerable.Repeat(0, int.MaxValue).Select(_ => now - random.NextInt64(span.Ticks)).Distinct();
    }

    private static async Task NameAsync(
        NpgsqlConnection connection,
        IReadOnlyList<Guid> ids,
        IReadOnlyList<Guid> participants,
        IEnumerable<long> arrivals)
    {
        await using var rows = await connection.BeginBinaryImportAsync(
            "COPY filling (id, participant, arrived) FROM STDIN (FORMAT binary)");
        foreach (var ((index, id), arrived) in ids.Index().Zip(arrivals))
        {
            await rows.StartRowAsync();
            await rows.WriteAsync(id, NpgsqlDbType.Uuid);
            await rows.WriteAsync(participants[index % participants.Count], NpgsqlDbType.Uuid);
            await rows.WriteAsync(arrived, NpgsqlDbType.Bigint);
        }
        await rows.CompleteAsync();
    }

    private static async Task ExecuteAsync(
        NpgsqlConnection connection, string statement, params (string Name, object Value)[] values)
    {
        await using var command = new NpgsqlCommand(statement, connection) { CommandTimeout = 0 };
        foreach (var (name, value) in values) command.Parameters.AddWithValue(name, value);
        await command.ExecuteNonQueryAsync();
    }

    private static async Task<long> CopyAsync(NpgsqlConnection connection)
    {
        await using var export = await connection.BeginBinaryExportAsync(
            $"""
            COPY (SELECT "Body" FROM exchange.resource_versions WHERE "Type" = '{Type}') TO STDOUT (FORMAT binary)
            """);
        var bytes = 0L;
        while (await export.StartRowAsync() != -1) bytes += (await export.ReadAsync<byte[]>()).Length + 1;
        return bytes;
    }

    /// <summary>A check-in with its labels: about a kilobyte.</summary>
    private static byte[] Body(Guid id, Guid participant, Guid community) => JsonSerializer.SerializeToUtf8Bytes(new
    {
        resourceType = Type,
        id,
        meta = new
        {
            versionId = "1",
            lastUpdated = "2026-11-21T12:00:00+00:00",
            security = new[] { Coding("v3-Confidentiality", "R") }.Concat(
                new[] { "42CFRPart2", "SUD", "NORDSCLCD" }.Select(code => Coding("v3-ActCode", code))),
        },
        status = "final",
        category = new[] { new { coding = new[] { Coding("observation-category", "survey") } } },
        code = new { coding = new[] { Coding("check-in", "check-in") } },
        subject = new { reference = $"Patient/{participant}" },
        effectiveDateTime = "2026-11-21T12:00:00Z",
        performer = new[] { new { reference = $"Organization/{community}" } },
        component = new[] { new { code = new { coding = new[] { Coding("check-in", "craving") } }, valueInteger = 4 } },
    });

    private static object Coding(string system, string code) =>
        new { system = $"http://terminology.hl7.org/CodeSystem/{system}", code };
}
