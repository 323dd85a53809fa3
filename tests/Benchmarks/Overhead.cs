using CareBridge.EndToEnd;
using CareBridge.EndToEnd.Deployments;
using CareBridge.EndToEnd.People;
using CareBridge.Testing;

namespace CareBridge.Benchmarks;

/// <summary>
/// What the decision and its durable accounting cost a FHIR read: the same read from the same store with them and
/// without (<see cref="UnguardedServer"/>), by turns, promised to be at least half as many.
/// </summary>
internal static class Overhead
{
    /// <summary>A clinic reads of one after the other.</summary>
    private const int Participants = 8;

    private const int Turns = 3;

    public static async Task RunAsync()
    {
        await using var store = await TestPostgres.StartAsync();
        await using var deployment = await OneProcess.StartOnAsync(await store.CreateDatabaseAsync("carebridge"));
        await using var network = await Network.SignUpAsync(deployment);
        var paths = new List<string>();
        while (paths.Count < Participants)
            paths.Add($"ServiceRequest/{(await ReferralStory.ConnectAsync(network)).Referral}");
        using var guarded = await network.ConnectAsync(deployment.Fhir);

        var address = new Uri($"http://127.0.0.1:{FreePort.Next()}/");
        using var server = new ChildProcess(
            [UnguardedServer.Verb],
            new Dictionary<string, string>(deployment.Host.Settings) { ["Urls"] = address.ToString() });
        using var unguarded = await Eventually.SucceedsAsync(() => network.ConnectAsync(new Uri(address, "fhir")));

        await LoadGenerator.WarmUpAsync(guarded, paths);
        await LoadGenerator.WarmUpAsync(unguarded, paths);
        var (with, without) = (0.0, 0.0);
        for (var turn = 0; turn < Turns; turn++)
        {
            with += await LoadGenerator.MeasureAsync(guarded, paths) / Turns;
            without += await LoadGenerator.MeasureAsync(unguarded, paths) / Turns;
        }
        Console.WriteLine(
            $"FHIR read with decision and accounting: {with:0} a second; {with / without:0.00} of the same without "
            + $"({without:0}), 0.5 promised");
    }
}
