using System.Diagnostics;
using System.Text.Json;
using Npgsql;
using NpgsqlTypes;

namespace CareBridge.Benchmarks;

/// <summary>Observations, as the exchange keeps them, put into its store in bulk and copied out of it.</summary>
internal sealed class ExportedRows(NpgsqlDataSource database)
{
    private const string Type = "Observation";

    public async Task FillAsync(IReadOnlyList<Guid> participants, Guid community, int count)
    {
        var now = TimeProvider.System.GetUtcNow().UtcTicks;
        var ids = ConsentSamples.Ids(count);
        await using var connection = await database.OpenConnectionAsync();
        await using (var heads = await connection.BeginBinaryImportAsync(
            """
            COPY exchange.resource_heads ("Type", "Id", "Position", "Version", "Arrived", "Visible",
                "ParticipantId", "DiscloserId", "Category", "Status") FROM STDIN (FORMAT binary)
            """))
        {
            foreach (var (index, id) in ids.Index())
            {
                await heads.StartRowAsync();
                await heads.WriteAsync(Type, NpgsqlDbType.Varchar);
                await heads.WriteAsync(id, NpgsqlDbType.Uuid);
                await heads.WriteAsync(index + 1L, NpgsqlDbType.Bigint);
                await heads.WriteAsync(1L, NpgsqlDbType.Bigint);
                await heads.WriteAsync(now, NpgsqlDbType.Bigint);
                await heads.WriteAsync(true, NpgsqlDbType.Boolean);
                await heads.WriteAsync(participants[index % participants.Count], NpgsqlDbType.Uuid);
                await heads.WriteAsync(community, NpgsqlDbType.Uuid);
                await heads.WriteAsync("CheckInScores", NpgsqlDbType.Varchar);
                await heads.WriteAsync("final", NpgsqlDbType.Varchar);
            }
            await heads.CompleteAsync();
        }
        await using (var versions = await connection.BeginBinaryImportAsync(
            """
            COPY exchange.resource_versions ("Type", "Id", "Version", "Arrived", "Visible", "Body")
            FROM STDIN (FORMAT binary)
            """))
        {
            foreach (var (index, id) in ids.Index())
            {
                await versions.StartRowAsync();
                await versions.WriteAsync(Type, NpgsqlDbType.Varchar);
                await versions.WriteAsync(id, NpgsqlDbType.Uuid);
                await versions.WriteAsync(1L, NpgsqlDbType.Bigint);
                await versions.WriteAsync(now, NpgsqlDbType.Bigint);
                await versions.WriteAsync(true, NpgsqlDbType.Boolean);
                await versions.WriteAsync(
                    Body(id, participants[index % participants.Count], community), NpgsqlDbType.Bytea);
            }
            await versions.CompleteAsync();
        }
        await using var analyze = new NpgsqlCommand("VACUUM ANALYZE", connection) { CommandTimeout = 0 };
        await analyze.ExecuteNonQueryAsync();
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
