using System.Collections.Concurrent;
using System.Diagnostics;
using CareBridge.EndToEnd.Deployments;
using CareBridge.EndToEnd.People;
using CareBridge.Testing;

namespace CareBridge.Benchmarks;

/// <summary>
/// From a crisis being raised (the request leaves) until a responder has it on the board, at a steady rate, through the
/// portal on both sides. The responder does as the board's page does: listens, and reads the board when it has changed.
/// The ceiling is the board's own answer: nothing is seen sooner than it can be asked for.
/// </summary>
internal static class Escalations
{
    private const int PerSecond = 20;
    private const string Board = "api/crisis/escalations";
    private const string Changes = "api/crisis/board/changes";

    private static readonly TimeSpan Duration = TimeSpan.FromSeconds(60);

    /// <summary>Until what is computed all the time has been compiled again, at a quarter of the rate.</summary>
    private static readonly TimeSpan WarmUp = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    public static async Task RunAsync()
    {
        await using (var one = await OneProcess.StartAsync()) await MeasureAsync("one process", one);
        await using (var seven = await SevenProcesses.StartAsync()) await MeasureAsync("seven processes", seven);
    }

    private static async Task MeasureAsync(string name, IDeployment deployment)
    {
        await using var network = await Network.SignUpAsync(deployment);
        var responders = await network.HireCrisisTeamAsync(2);
        using var watcher = responders[0];
        using var taker = responders[1];
        var plain = new List<TimeSpan>();
        for (var turn = 0; turn < PerSecond; turn++)
        {
            var asking = Stopwatch.StartNew();
            await watcher.GetAsync(Board);
            plain.Add(asking.Elapsed);
        }

        await RaiseAsync(network.Specialist, watcher, taker, PerSecond / 4, WarmUp);
        var seen = await RaiseAsync(network.Specialist, watcher, taker, PerSecond, Duration);

        var (median, slowest, ceiling) = (seen.Percentile(50), seen.Percentile(99), plain.Percentile(50));
        Console.WriteLine(
            $"raised to seen at {PerSecond} a second, {name}: median {median.TotalMilliseconds:0} ms, "
            + $"99th percentile {slowest.TotalMilliseconds:0} ms (target 500 ms); "
            + $"an empty board takes {ceiling.TotalMilliseconds:0} ms (ratio {median / ceiling:0.0})");
    }

    private static async Task<IReadOnlyList<TimeSpan>> RaiseAsync(
        Person specialist, Person watcher, Person taker, int perSecond, TimeSpan duration)
    {
        var count = (int)(perSecond * duration.TotalSeconds);
        var (sent, seen) = (new ConcurrentDictionary<Guid, long>(), new ConcurrentDictionary<Guid, long>());
        using var done = new CancellationTokenSource();
        var watching = WatchAsync(watcher, taker, seen, done.Token);
        await Task.WhenAll(Enumerable.Range(0, count).Select(async number =>
        {
            await Task.Delay(duration * number / count);
            var id = Guid.CreateVersion7();
            sent[id] = Stopwatch.GetTimestamp();
            await specialist.PutAsync($"{Board}/{id}", Reports.Low(Guid.CreateVersion7(), suicidalThoughts: true));
        }));
        await Eventually.IsAsync(() => watching.IsCompleted || sent.Keys.All(seen.ContainsKey), Patience);
        await done.CancelAsync();
        await watching;
        return [.. sent.Select(one => Stopwatch.GetElapsedTime(one.Value, seen[one.Key]))];
    }

    /// <summary>What one responder sees another ends, as a team does that answers.</summary>
    private static async Task WatchAsync(
        Person watcher, Person taker, ConcurrentDictionary<Guid, long> seen, CancellationToken done)
    {
        var taking = new List<Task>();
        try
        {
            await foreach (var heard in watcher.HearAsync(Changes, done))
            {
                if (heard != "changed") continue;
                var board = await watcher.GetAsync(Board);
                var now = Stopwatch.GetTimestamp();
                foreach (var escalation in board["items"]!.AsArray())
                {
                    var id = (Guid)escalation!["id"]!;
                    if (seen.TryAdd(id, now)) taking.Add(EndAsync(taker, id));
                }
            }
        }
        catch (OperationCanceledException) when (done.IsCancellationRequested)
        {
            await Task.WhenAll(taking);
        }
    }

    private static async Task EndAsync(Person taker, Guid id)
    {
        await taker.PostAsync($"{Board}/{id}/acknowledge");
        await taker.PostAsync($"{Board}/{id}/resolve", new { disposition = "false-alarm" });
    }
}
