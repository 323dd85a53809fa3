using System.Diagnostics;
using CareBridge.EndToEnd.Deployments;
using CareBridge.EndToEnd.People;
using CareBridge.Testing;
using Npgsql;

namespace CareBridge.Benchmarks;

/// <summary>
/// How long reads and searches take one at a time as other organizations' data grows around them, promised to stay
/// within a fifth, and beside them one lookup and one commit, which tell what the machine does.
/// <c>BENCH_RESOURCES</c> says how far. What there is has come over a year, everybody's among everybody else's.
/// </summary>
internal static class Scale
{
    private const int Participants = 20;
    private const int Observations = 60;
    private const int PerStranger = 200;
    private const int Rounds = 200;
    private static readonly int Step = int.Parse(Environment.GetEnvironmentVariable("STEP") ?? "10");
    private const int Allowed = 20;

    private static readonly TimeSpan Year = TimeSpan.FromDays(365);

    private static readonly int Most =
        int.Parse(Environment.GetEnvironmentVariable("BENCH_RESOURCES") ?? "1000000");

    public static async Task RunAsync()
    {
        await using var store = await MeasuredStore.StartAsync();
        var connection = await store.CreateDatabaseAsync("carebridge");
        await using var deployment = await OneProcess.StartOnAsync(connection);
        await using var network = await Network.SignUpAsync(deployment);
        await using var database = NpgsqlDataSource.Create(connection);
        using var ceiling = new Ceiling(connection);
        await using var commit = await OneCommit.PrepareAsync(await store.CreateDatabaseAsync("commits"));
        var participants = await ConsentingPeople.WelcomeAsync(deployment, network, database, Participants);
        var observations = new StoredObservations(database);
        var ids = await observations.FillAsync(participants, network.Community, Participants * Observations, Year);
        var paths = Paths(participants, ids);

        var first = new Dictionary<string, TimeSpan>();
        var (present, elsewhere) = (0, Guid.CreateVersion7());
        for (var size = 1000; size <= Most; size *= Step)
        {
            var strangers = ConsentSamples.Ids(Math.Max(1, (size - present) / PerStranger));
            await observations.FillAsync(strangers, elsewhere, size - present, Year);
            present = size;
            using var ehr = await network.ConnectAsync(deployment.Fhir);
            await ceiling.KeepAsync(
                await Eventually.SucceedsAsync(() => ehr.GetByteArrayAsync(paths["read"][0])));
            foreach (var (name, median) in await MeasureAsync(ehr, ceiling, commit, paths))
            {
                first.TryAdd(name, median);
                Console.WriteLine(
                    $"{name} among {size} resources: median {median.TotalMilliseconds:0.00} ms; "
                    + $"{median / first[name]:0.00} of that among 1000, at most {1 + (Allowed / 100.0)} promised");
            }
        }
    }

    private static Dictionary<string, IReadOnlyList<string>> Paths(
        IReadOnlyList<Guid> participants, IReadOnlyList<Guid> ids) => new()
        {
            ["read"] = [.. ids.Take(participants.Count).Select(id => $"Observation/{id}")],
            ["search of 50 by patient"] =
                [.. participants.Select(id => $"Observation?patient={id}&_count=50")],
            ["search of 50 by patient, category and date"] =
                [.. participants.Select(id => $"Observation?patient={id}&category=survey&date=gt2020&_count=50")],
            ["search of 50 by patient, sorted by date"] =
                [.. participants.Select(id => $"Observation?patient={id}&_sort=-date&_count=50")],
            ["search of 50 by code, naming nobody"] = ["Observation?code=check-in&_count=50"],
        };

    /// <summary>By turns, for the machine is not the same from one minute to the next.</summary>
    private static async Task<IReadOnlyList<(string Name, TimeSpan Median)>> MeasureAsync(
        HttpClient ehr, Ceiling ceiling, OneCommit commit, Dictionary<string, IReadOnlyList<string>> paths)
    {
        var times = paths.Keys.Concat(["lookup", "commit"]).ToDictionary(name => name, _ => new List<TimeSpan>());
        for (var round = -Rounds / 4; round < Rounds; round++)
        {
            foreach (var (name, some) in paths)
            {
                var time = await TimeAsync(ehr, some[Math.Abs(round) % some.Count]);
                if (round >= 0) times[name].Add(time);
            }
            times["lookup"].Add(await TimeAsync(ceiling.Http, CeilingServer.Lookup));
            times["commit"].Add(await commit.TimeAsync());
        }
        return [.. times.Select(some => (some.Key, some.Value.Percentile(50)))];
    }

    private static async Task<TimeSpan> TimeAsync(HttpClient http, string path)
    {
        // A machine that is busy otherwise makes the door give up, and the client ask again.
        return await Eventually.SucceedsAsync(async () =>
        {
            var watch = Stopwatch.StartNew();
            using var answer = await http.GetAsync(path);
            await answer.EnsureSuccessStatusCode().Content.CopyToAsync(Stream.Null);
            return watch.Elapsed;
        });
    }
}
