using System.Diagnostics;
using System.Net;

namespace CareBridge.Benchmarks;

/// <summary>As many requests as some workers can make, each one after the other.</summary>
internal static class LoadGenerator
{
    public const int Workers = 16;

    /// <summary>
    /// Until the compiler has seen what is hot; before that, half of the time is its. Where other work runs beside, it
    /// is not done after 20 seconds.
    /// </summary>
    public static readonly TimeSpan WarmUp = TimeSpan.FromSeconds(40);

    private static readonly TimeSpan Duration = TimeSpan.FromSeconds(10);

    private const int Turns = 5;

    private static readonly TimeSpan Turn = TimeSpan.FromSeconds(4);

    /// <returns>Requests per second.</returns>
    public static async Task<double> RunAsync(HttpClient http, string path)
    {
        await WarmUpAsync(http, [path]);
        return await MeasureAsync(http, [path]);
    }

    /// <summary>For what is warm.</summary>
    /// <returns>How many were answered in one turn.</returns>
    public static Task<int> CountAsync(Func<int, Task> ask, int workers) =>
        CountAsync(ask, workers, Stopwatch.StartNew(), Turn);

    /// <summary>
    /// Each by turns, so that whatever else the machine does meanwhile is the same for all.
    /// </summary>
    /// <returns>Of each the median of its requests per second.</returns>
    public static async Task<IReadOnlyList<double>> ByTurnsAsync(IReadOnlyList<Func<int, Task>> all, int workers)
    {
        foreach (var ask in all) await RunAsync(ask, workers, WarmUp);
        var rates = all.Select(_ => new List<double>()).ToList();
        for (var turn = 0; turn < Turns; turn++)
        {
            foreach (var (index, ask) in all.Index()) rates[index].Add(await RunAsync(ask, workers, Turn));
        }
        return [.. rates.Select(some => some.Order().ElementAt(Turns / 2))];
    }

    /// <param name="ask">Given the number of the worker that asks.</param>
    /// <inheritdoc cref="RunAsync(HttpClient, string)"/>
    public static async Task<double> RunAsync(Func<int, Task> ask, int workers = Workers)
    {
        await RunAsync(ask, workers, WarmUp);
        return await RunAsync(ask, workers, Duration);
    }

    public static Task WarmUpAsync(HttpClient http, IReadOnlyList<string> paths) =>
        RunAsync(Get(http, paths), Workers, WarmUp);

    /// <summary>For what is warm.</summary>
    /// <inheritdoc cref="RunAsync(HttpClient, string)"/>
    public static Task<double> MeasureAsync(HttpClient http, IReadOnlyList<string> paths) =>
        RunAsync(Get(http, paths), Workers, Duration);

    private static async Task<double> RunAsync(Func<int, Task> ask, int workers, TimeSpan duration)
    {
        var watch = Stopwatch.StartNew();
        return await CountAsync(ask, workers, watch, duration) / watch.Elapsed.TotalSeconds;
    }

    private static async Task<int> CountAsync(Func<int, Task> ask, int workers, Stopwatch watch, TimeSpan duration)
    {
        var counts = await Task.WhenAll(Enumerable.Range(0, workers).Select(async worker =>
        {
            // What answers without waiting would keep the other workers from starting.
            await Task.Yield();
            var count = 0;
            for (; watch.Elapsed < duration; count++) await ask(worker);
            return count;
        }));
        return counts.Sum();
    }

    public static Func<int, Task> Get(HttpClient http, IReadOnlyList<string> paths) =>
        Ask(http, paths, known: null, HttpStatusCode.OK);

    /// <summary>The client has the first version of each already, and asks whether there is another.</summary>
    public static Func<int, Task> GetKnown(HttpClient http, IReadOnlyList<string> paths) =>
        Ask(http, paths, known: "W/\"1\"", HttpStatusCode.NotModified);

    private static Func<int, Task> Ask(
        HttpClient http, IReadOnlyList<string> paths, string? known, HttpStatusCode expected) => async worker =>
    {
        var path = paths[worker % paths.Count];
        while (true)
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, path);
            if (known is not null) request.Headers.TryAddWithoutValidation("If-None-Match", known);
            using var answer = await http.SendAsync(request);
            await answer.Content.CopyToAsync(Stream.Null);
            if (answer.StatusCode == expected) return;
            // As any client, it asks again where the machine was too busy; the time is lost.
            if (answer.StatusCode != HttpStatusCode.ServiceUnavailable)
                throw new InvalidOperationException($"{path} answered {(int)answer.StatusCode}.");
        }
    };
}
