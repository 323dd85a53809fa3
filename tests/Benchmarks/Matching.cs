using System.Diagnostics;
using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;
using CareBridge.EndToEnd.Deployments;
using CareBridge.EndToEnd.People;
using CareBridge.Testing;
using Npgsql;
using NpgsqlTypes;

namespace CareBridge.Benchmarks;

/// <summary>
/// How long <c>$match</c> takes among ten thousand patients of one organization, beside the database handing out the
/// same patients by itself.
/// </summary>
internal static class Matching
{
    private const int Patients = 10_000;
    private const int Questions = 20;

    public static async Task RunAsync()
    {
        await using var store = await MeasuredStore.StartAsync();
        var connection = await store.CreateDatabaseAsync("carebridge");
        await using var deployment = await OneProcess.StartOnAsync(connection);
        await using var network = await Network.SignUpAsync(deployment);
        await using var database = NpgsqlDataSource.Create(connection);
        await FillAsync(database, network);
        using var http = await network.ConnectAsync(deployment.Fhir);

        for (var warm = 0; warm < Questions; warm++) await MatchAsync(http);
        var times = new List<TimeSpan>();
        for (var question = 0; question < Questions; question++) times.Add(await MatchAsync(http));
        var rows = new List<TimeSpan>();
        for (var turn = 0; turn < Questions; turn++) rows.Add(await ReadAsync(database));
        var (ours, ceiling) = (times.Percentile(50), rows.Percentile(50));
        Console.WriteLine(
            $"match among {Patients} patients: median {ours.TotalMilliseconds:0} ms; {ours / ceiling:0.0} times as "
            + $"long as reading them from the database ({ceiling.TotalMilliseconds:0} ms)");
    }

    private static async Task<TimeSpan> MatchAsync(HttpClient http)
    {
        using var question = new ByteArrayContent(JsonSerializer.SerializeToUtf8Bytes(new
        {
            resourceType = "Parameters",
            parameter = new[]
            {
                new
                {
                    name = "resource",
                    resource = new
                    {
                        resourceType = "Patient",
                        name = new[] { new { family = Family(5000), given = new[] { Given(5000) } } },
                        birthDate = BirthDate(5000),
                    },
                },
            },
        }));
        question.Headers.ContentType = new MediaTypeHeaderValue("application/fhir+json");
        var watch = Stopwatch.StartNew();
        using var answer = await http.PostAsync("Patient/$match", question);
        return answer.StatusCode == HttpStatusCode.OK
            ? watch.Elapsed
            : throw new InvalidOperationException($"$match answered {(int)answer.StatusCode}.");
    }

    private static async Task<TimeSpan> ReadAsync(NpgsqlDataSource database)
    {
        var watch = Stopwatch.StartNew();
        await using var select = database.CreateCommand(
            "SELECT \"Body\" FROM exchange.resource_versions WHERE \"Type\" = 'Patient'");
        await using var reader = await select.ExecuteReaderAsync();
        var count = 0;
        for (; await reader.ReadAsync(); count++) _ = reader.GetFieldValue<byte[]>(0);
        return count == Patients
            ? watch.Elapsed
            : throw new InvalidOperationException($"There are {count} patients.");
    }

    private static async Task FillAsync(NpgsqlDataSource database, Network network)
    {
        var ids = ConsentSamples.Ids(Patients);
        var now = TimeProvider.System.GetUtcNow().UtcTicks;
        await WriteAsync(
            database,
            """
            exchange.resource_heads ("Type", "Id", "Position", "Version", "ToldFrom", "Arrived", "Visible",
                "ParticipantId", "Category", "Body")
            """,
            ids,
            async (row, id, index) =>
            {
                await row.WriteAsync("Patient", NpgsqlDbType.Varchar);
                await row.WriteAsync(id, NpgsqlDbType.Uuid);
                await row.WriteAsync(index + 1L, NpgsqlDbType.Bigint);
                await row.WriteAsync(1L, NpgsqlDbType.Bigint);
                await row.WriteAsync(0L, NpgsqlDbType.Bigint);
                await row.WriteAsync(now, NpgsqlDbType.Bigint);
                await row.WriteAsync(true, NpgsqlDbType.Boolean);
                await row.WriteAsync(id, NpgsqlDbType.Uuid);
                await row.WriteAsync("Identity", NpgsqlDbType.Varchar);
                await row.WriteAsync(Body(id, index, network), NpgsqlDbType.Bytea);
            });
        await WriteAsync(
            database,
            """exchange.resource_versions ("Type", "Id", "Version", "Arrived", "Visible", "Body")""",
            ids,
            async (row, id, index) =>
            {
                await row.WriteAsync("Patient", NpgsqlDbType.Varchar);
                await row.WriteAsync(id, NpgsqlDbType.Uuid);
                await row.WriteAsync(1L, NpgsqlDbType.Bigint);
                await row.WriteAsync(now, NpgsqlDbType.Bigint);
                await row.WriteAsync(true, NpgsqlDbType.Boolean);
                await row.WriteAsync(Body(id, index, network), NpgsqlDbType.Bytea);
            });
        await WriteAsync(
            database,
            """
            exchange.search_tokens ("Type", "Id", "Parameter", "Since", "Ordinal", "Until", "System", "Code")
            """,
            [.. ids.SelectMany(id => new[] { id, id, id })],
            async (row, id, entry) =>
            {
                var (index, ordinal) = (entry / 3, entry % 3);
                var (given, born) = (Given(index).ToUpperInvariant(), BirthDate(index));
                string[] keys = [$"family {Family(index).ToUpperInvariant()}", $"born {born}", $"given {given} {born}"];
                await row.WriteAsync("Patient", NpgsqlDbType.Varchar);
                await row.WriteAsync(id, NpgsqlDbType.Uuid);
                await row.WriteAsync("$match", NpgsqlDbType.Varchar);
                await row.WriteAsync(now, NpgsqlDbType.Bigint);
                await row.WriteAsync(ordinal, NpgsqlDbType.Integer);
                await row.WriteAsync(long.MaxValue, NpgsqlDbType.Bigint);
                await row.WriteAsync("", NpgsqlDbType.Varchar);
                await row.WriteAsync(keys[ordinal], NpgsqlDbType.Varchar);
            });
        await WriteAsync(
            database,
            """exchange.resource_parties ("Type", "Id", "OrganizationId", "Role")""",
            ids,
            async (row, id, _) =>
            {
                await row.WriteAsync("Patient", NpgsqlDbType.Varchar);
                await row.WriteAsync(id, NpgsqlDbType.Uuid);
                await row.WriteAsync(network.Community, NpgsqlDbType.Uuid);
                await row.WriteAsync("Discloser", NpgsqlDbType.Varchar);
            });
        await WriteAsync(
            database,
            """
            exchange.consent_pointers ("ConsentId", "RecipientId", "ParticipantId", "DiscloserId", "Category")
            """,
            ids,
            async (row, id, _) =>
            {
                await row.WriteAsync(id, NpgsqlDbType.Uuid);
                await row.WriteAsync(network.ClinicOrganization, NpgsqlDbType.Uuid);
                await row.WriteAsync(id, NpgsqlDbType.Uuid);
                await row.WriteAsync(network.Community, NpgsqlDbType.Uuid);
                await row.WriteAsync("Identity", NpgsqlDbType.Varchar);
            });
    }

    private static async Task WriteAsync(
        NpgsqlDataSource database,
        string table,
        IReadOnlyList<Guid> ids,
        Func<NpgsqlBinaryImporter, Guid, int, Task> write)
    {
        await using var connection = await database.OpenConnectionAsync();
        await using (var rows = await connection.BeginBinaryImportAsync($"COPY {table} FROM STDIN (FORMAT binary)"))
        {
            foreach (var (index, id) in ids.Index())
            {
                await rows.StartRowAsync();
                await write(rows, id, index);
            }
            await rows.CompleteAsync();
        }
        await using var analyze = new NpgsqlCommand("ANALYZE", connection);
        await analyze.ExecuteNonQueryAsync();
    }

    private static byte[] Body(Guid id, int index, Network network) => JsonSerializer.SerializeToUtf8Bytes(new
    {
        resourceType = "Patient",
        id,
        meta = new { versionId = "1", lastUpdated = "2026-11-21T12:00:00+00:00" },
        identifier = new[]
        {
            new
            {
                system = "https://harbor.example/number",
                value = $"{index}",
                assigner = new { reference = $"Organization/{network.Community}" },
            },
        },
        active = true,
        name = new[] { new { family = Family(index), given = new[] { Given(index) } } },
        gender = "female",
        birthDate = BirthDate(index),
    });

    private static string Family(int index) => $"Rivers{(char)('A' + (index % 20))}{(char)('A' + (index / 20 % 20))}";

    private static string Given(int index) => index % 50 == 0 ? "Jo" : $"Ana{(char)('A' + (index % 26))}";

    private static string BirthDate(int index) => $"{1930 + (index % 80)}-{(index % 12) + 1:D2}-{(index % 28) + 1:D2}";
}
