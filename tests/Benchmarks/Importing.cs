using System.Diagnostics;
using System.Globalization;
using System.Net.Http.Json;
using System.Text.Json;
using CareBridge.Platform.Security;
using CareBridge.Testing;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace CareBridge.Benchmarks;

/// <summary>
/// How long a Meeting Guide feed of 50,000 meetings takes from its start until its last group is listed, beside COPY of
/// the same rows into empty tables; and how long matching over them takes, beside one reading of as many groups as it
/// shows.
/// </summary>
internal static class Importing
{
    private const int Groups = 50_000;
    private const int PartBytes = 4 * 1024 * 1024;
    private const int Questions = 50;
    private const int Shown = 10;
    private static readonly TimeSpan Promised = TimeSpan.FromSeconds(60);
    private static readonly string[] Tables = ["peer_groups", "imported_items"];

    public static async Task RunAsync()
    {
        await using var host = await CareBridgeTestHost.StartAsync();
        var organization = Guid.CreateVersion7();
        var administrator = host.As(new Caller(Guid.CreateVersion7(), Role.Administrator, null));
        (await administrator.PutAsJsonAsync(
            $"/api/directory/organizations/{organization}", new { name = "Harbor Peers", kind = "peer-community" }))
            .EnsureSuccessStatusCode();
        using var specialist = host.As(new Caller(Guid.CreateVersion7(), Role.PeerSpecialist, organization));

        var imported = await ImportAsync(specialist);
        await using var database = NpgsqlDataSource.Create(
            host.Services.GetRequiredService<IConfiguration>().GetConnectionString("directory")!);
        var copied = await CopyAsync(database);
        Console.WriteLine(
            $"import of {Groups} groups: {imported.TotalSeconds:0.0} s, {Promised.TotalSeconds:0} s promised; "
            + $"{copied / imported:0.000} of COPY of the same rows ({copied.TotalSeconds:0.0} s)");
        await MatchAsync(specialist, database);
    }

    private static async Task<TimeSpan> ImportAsync(HttpClient specialist)
    {
        var address = $"/api/directory/imports/{Guid.CreateVersion7()}";
        var opened = await specialist.PutAsJsonAsync(
            address, new { feed = "bench", format = "meeting-guide", timeZone = "America/New_York" });
        opened.EnsureSuccessStatusCode();
        var parts = JsonSerializer.SerializeToUtf8Bytes(Enumerable.Range(0, Groups).Select(Meeting))
            .Chunk(PartBytes).ToList();
        foreach (var (index, part) in parts.Index())
            (await specialist.PutAsync($"{address}/parts/{index + 1}", new ByteArrayContent(part)))
                .EnsureSuccessStatusCode();

        var watch = Stopwatch.StartNew();
        (await specialist.PostAsJsonAsync($"{address}/start", new { parts = parts.Count })).EnsureSuccessStatusCode();
        var seen = new List<int>();
        while (true)
        {
            var job = await specialist.GetFromJsonAsync<JsonElement>(address);
            seen.Add(job.GetProperty("percent").GetInt32());
            if (job.GetProperty("status").GetString() == "complete")
            {
                var elapsed = watch.Elapsed;
                if (job.GetProperty("created").GetInt32() != Groups)
                    throw new InvalidOperationException($"Not all came: {job}");
                Console.WriteLine($"import: progress seen {string.Join(' ', seen.Distinct())}");
                return elapsed;
            }
            if (job.GetProperty("status").GetString() is "failed" or "cancelled")
                throw new InvalidOperationException($"It failed: {job}");
            await Task.Delay(500);
        }
    }

    /// <summary>The same rows into tables alike, in one stream each.</summary>
    private static async Task<TimeSpan> CopyAsync(NpgsqlDataSource database)
    {
        await using var connection = await database.OpenConnectionAsync();
        var total = TimeSpan.Zero;
        foreach (var table in Tables)
        {
            await using (var create = new NpgsqlCommand(
                $"CREATE TABLE directory.bench_{table} (LIKE directory.{table} INCLUDING ALL)", connection))
                await create.ExecuteNonQueryAsync();
            using var rows = new MemoryStream();
            await using (var source = await connection.BeginRawBinaryCopyAsync(
                $"COPY directory.{table} TO STDOUT (FORMAT binary)"))
                await source.CopyToAsync(rows);
            rows.Position = 0;
            var watch = Stopwatch.StartNew();
            await using (var target = await connection.BeginRawBinaryCopyAsync(
                $"COPY directory.bench_{table} FROM STDIN (FORMAT binary)"))
                await rows.CopyToAsync(target);
            total += watch.Elapsed;
        }
        return total;
    }

    private static async Task MatchAsync(HttpClient specialist, NpgsqlDataSource database)
    {
        var times = new List<TimeSpan>();
        for (var question = -Questions; question < Questions; question++)
        {
            var watch = Stopwatch.StartNew();
            using var answer = await specialist.PostAsJsonAsync("/api/directory/groups/suggest", new
            {
                preferences = new
                {
                    pathways = new[] { "twelve-step", "secular" },
                    audiences = new[] { "women" },
                    languages = new[] { "en" },
                    accessibility = new[] { "wheelchair-access" },
                    latitude = 35 + (question % 5),
                    longitude = -90,
                    maxKilometers = 200,
                    times = new[] { new { from = "17:00:00", until = "22:00:00" } },
                    timeZone = "America/Chicago",
                },
            });
            var match = await answer.EnsureSuccessStatusCode().Content.ReadFromJsonAsync<JsonElement>();
            if (match.GetProperty("lookedAt").GetInt32() != Groups || match.GetProperty("groups").GetArrayLength() == 0)
                throw new InvalidOperationException("It did not look at all of them.");
            if (question >= 0) times.Add(watch.Elapsed);
        }
        var rows = new List<TimeSpan>();
        for (var turn = 0; turn < Questions; turn++) rows.Add(await ReadAsync(database));
        var (ours, ceiling) = (times.Percentile(50), rows.Percentile(50));
        Console.WriteLine(
            $"matching over {Groups} groups: median {ours.TotalMilliseconds:0.0} ms, 95th percentile "
            + $"{times.Percentile(95).TotalMilliseconds:0.0} ms, 50 ms promised; {ours / ceiling:0.0} times as long as "
            + $"reading {Shown} of them ({ceiling.TotalMilliseconds:0.0} ms)");
    }

    private static async Task<TimeSpan> ReadAsync(NpgsqlDataSource database)
    {
        var watch = Stopwatch.StartNew();
        await using var select = database.CreateCommand(
            $"SELECT \"Profile\" FROM directory.peer_groups ORDER BY \"SortKey\" LIMIT {Shown}");
        await using var reader = await select.ExecuteReaderAsync();
        while (await reader.ReadAsync()) _ = reader.GetString(0);
        return watch.Elapsed;
    }

    /// <summary>Of every kind, all over the country.</summary>
    private static object Meeting(int number) => new
    {
        name = $"Meeting {number} by the river",
        slug = $"meeting-{number}",
        day = number % 7,
        time = $"{6 + (number % 16):D2}:{15 * (number % 4):D2}",
        end_time = $"{7 + (number % 16):D2}:{15 * (number % 4):D2}",
        types = new[]
        {
            number % 3 == 0 ? "C" : "O", number % 2 == 0 ? "D" : "ST", number % 5 == 0 ? "W" : "CAN",
            number % 4 == 0 ? "X" : "B", number % 9 == 0 ? "S" : "EN",
        },
        notes = "Ring twice, and take the stairs on the left. Coffee is ready a quarter of an hour before.",
        location = $"Hall {number % 900}",
        formatted_address = $"{number % 3000} Main Street, Springfield, IL {10000 + (number % 80000)}, USA",
        latitude = (30 + (number % 1500 / 100.0)).ToString(CultureInfo.InvariantCulture),
        longitude = (-120 + (number / 1500)).ToString(CultureInfo.InvariantCulture),
        region = "Downtown",
        conference_url = number % 6 == 0 ? "https://meet.example.org/j/1" : "",
        updated = "2026-10-01 14:30:00",
    };
}
