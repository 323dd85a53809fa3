using System.Diagnostics;
using System.Net;

namespace CareBridge.Benchmarks;

/// <summary>As many requests as some connections can make one after the other.</summary>
internal static class LoadGenerator
{
    private const int Connections = 16;
    /// <summary>Until the compiler has seen what is hot; before that, half of the time is its.</summary>
    private static readonly TimeSpan WarmUp = TimeSpan.FromSeconds(20);

    private static readonly TimeSpan Duration = TimeSpan.FromSeconds(10);

    /// <returns>Requests per second.</returns>
    public static async Task<double> RunAsync(HttpClient http, string path)
    {
        await RunAsync(http, path, WarmUp);
        var watch = Stopwatch.StartNew();
        var requests = await RunAsync(http, path, Duration);
        return requests / watch.Elapsed.TotalSeconds;
    }

    private static async Task<int> RunAsync(HttpClient http, string path, TimeSpan duration)
    {
        var watch = Stopwatch.StartNew();
        var counts = await Task.WhenAll(Enumerable.Range(0, Connections).Select(async _ =>
        {
            var count = 0;
            for (; watch.Elapsed < duration; count++)
            {
                using var answer = await http.GetAsync(path);
                if (answer.StatusCode != HttpStatusCode.OK)
                    throw new InvalidOperationException($"{path} answered {(int)answer.StatusCode}.");
                await answer.Content.CopyToAsync(Stream.Null);
            }
            return count;
        }));
        return counts.Sum();
    }
}
