using System.Diagnostics;
using System.Net;

namespace CareBridge.Benchmarks;

/// <summary>As many requests as some workers can make, each one after the other.</summary>
internal static class LoadGenerator
{
    public const int Workers = 16;

    /// <summary>Until the compiler has seen what is hot; before that, half of the time is its.</summary>
    private static readonly TimeSpan WarmUp = TimeSpan.FromSeconds(20);

    private static readonly TimeSpan Duration = TimeSpan.FromSeconds(10);

    /// <returns>Requests per second.</returns>
    public static async Task<double> RunAsync(HttpClient http, string path)
    {
        await WarmUpAsync(http, [path]);
        return await MeasureAsync(http, [path]);
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
        var counts = await Task.WhenAll(Enumerable.Range(0, workers).Select(async worker =>
        {
            // What answers without waiting would keep the other workers from starting.
            await Task.Yield();
            var count = 0;
            for (; watch.Elapsed < duration; count++) await ask(worker);
            return count;
        }));
        return counts.Sum() / watch.Elapsed.TotalSeconds;
    }

    private static Func<int, Task> Get(HttpClient http, IReadOnlyList<string> paths) => async worker =>
    {
        var path = paths[worker % paths.Count];
        using var answer = await http.GetAsync(path);
        if (answer.StatusCode != HttpStatusCode.OK)
            throw new InvalidOperationException($"{path} answered {(int)answer.StatusCode}.");
        await answer.Content.CopyToAsync(Stream.Null);
    };
}
