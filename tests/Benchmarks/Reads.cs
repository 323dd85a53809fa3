using CareBridge.EndToEnd.Deployments;
using CareBridge.EndToEnd.People;
using CareBridge.Testing;
using Npgsql;

namespace CareBridge.Benchmarks;

/// <summary>
/// FHIR reads, searches and conditional reads a second, each decided on and on record before it leaves, beside Kestrel
/// returning the same bytes after one lookup in the same database, by turns.
/// </summary>
internal static class Reads
{
    /// <summary>As many clients at once as keep every processor busy.</summary>
    private const int Workers = 256;

    private const int Participants = 32;
    private const int Observations = 50;

    public static async Task RunAsync()
    {
        await using var store = await MeasuredStore.StartAsync();
        var connection = await store.CreateDatabaseAsync("carebridge");
        await using var deployment = await OneProcess.StartOnAsync(connection);
        await using var network = await Network.SignUpAsync(deployment);
        await using var database = NpgsqlDataSource.Create(connection);
        var participants = await ConsentingPeople.WelcomeAsync(deployment, network, database, Participants);
        var ids = await new StoredObservations(database)
            .FillAsync(participants, network.Community, Participants * Observations);
        using var ceiling = new Ceiling(connection);

        List<string> reads = [.. ids.Take(Participants).Select(id => $"Observation/{id}")];
        List<string> searches =
            [.. participants.Select(id => $"Observation?patient={id}&_count={Observations}")];
        var bench = new Bench(
            network,
            deployment,
            ceiling,
            new ProcessorTime(deployment.Host.ProcessId, store),
            new ProcessorTime(ceiling.ProcessId, store));
        await MeasureAsync("read", 0.5, bench, reads, LoadGenerator.Get, CeilingServer.Lookup);
        await MeasureAsync("304", 0.6, bench, reads, LoadGenerator.GetKnown, CeilingServer.Unchanged);
        await MeasureAsync("search of 50", 0.5, bench, searches, LoadGenerator.Get, CeilingServer.Lookup);
    }

    private static async Task MeasureAsync(
        string name,
        double promised,
        Bench bench,
        IReadOnlyList<string> paths,
        Func<HttpClient, IReadOnlyList<string>, Func<int, Task>> ask,
        string beside)
    {
        // A token lasts five minutes.
        using var ehr = await bench.Network.ConnectAsync(bench.Deployment.Fhir);
        await bench.Ceiling.KeepAsync(await Eventually.SucceedsAsync(() => ehr.GetByteArrayAsync(paths[0])));
        var rates = await LoadGenerator.ByTurnsAsync([ask(ehr, paths), ask(bench.Ceiling.Http, [beside])], Workers);
        Console.WriteLine(
            $"FHIR {name}: {rates[0]:0} a second; {rates[0] / rates[1]:0.000} of Kestrel with one lookup "
            + $"({rates[1]:0}), {promised} promised");
        Console.WriteLine(
            $"  processor time of one: {await CostAsync(ask(ehr, paths), bench.Ours)}; "
            + $"with one lookup: {await CostAsync(ask(bench.Ceiling.Http, [beside]), bench.Theirs)}");
    }

    /// <summary>In microseconds, of the server and of its database.</summary>
    private static async Task<string> CostAsync(Func<int, Task> ask, ProcessorTime processors)
    {
        var before = processors.Spent();
        var count = await LoadGenerator.CountAsync(ask, Workers);
        var after = processors.Spent();
        return $"{(after.Server - before.Server).TotalMicroseconds / count:0} + "
            + $"{(after.Database - before.Database).TotalMicroseconds / count:0} µs";
    }

    private sealed record Bench(
        Network Network, OneProcess Deployment, Ceiling Ceiling, ProcessorTime Ours, ProcessorTime Theirs);
}
