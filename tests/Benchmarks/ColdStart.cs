using System.Diagnostics;
using CareBridge.EndToEnd.Deployments;

namespace CareBridge.Benchmarks;

/// <summary>From launching the built host on the embedded default until it is ready, and its memory then.</summary>
internal static class ColdStart
{
    private const int Starts = 5;
    private static readonly TimeSpan Promise = TimeSpan.FromSeconds(10);
    private const long PromisedBytes = 350L << 20;

    public static async Task RunAsync()
    {
        await using var deployment = await OneProcess.StartAsync();
        var times = new List<TimeSpan>();
        var resident = new List<long>();
        for (var start = 0; start < Starts; start++)
        {
            await deployment.Host.DisposeAsync();
            var watch = Stopwatch.StartNew();
            await deployment.Host.StartAgainAsync();
            times.Add(watch.Elapsed);
            resident.Add(Process.GetProcessById(deployment.Host.ProcessId).WorkingSet64);
        }
        var median = times.Percentile(50);
        Console.WriteLine(
            $"cold start: median {median.TotalSeconds:0.00} s, {median / Promise:0.00} of the promised {Promise}");
        Console.WriteLine(
            $"resident: {resident.Max() >> 20} MB, "
            + $"{(double)resident.Max() / PromisedBytes:0.00} of the promised 350 MB");
    }
}
