using System.Diagnostics;
using System.Net;
using System.Text.Json;
using CareBridge.EndToEnd;
using CareBridge.EndToEnd.Deployments;
using CareBridge.EndToEnd.People;
using CareBridge.Testing;
using Npgsql;

namespace CareBridge.Benchmarks;

/// <summary>
/// A bulk export of so many observations: how long it takes to list them, how fast its files come, each resource
/// decided on and put on record before it leaves, beside the database copying the same rows out by itself, and what
/// memory the host takes meanwhile. <c>BENCH_RESOURCES</c> says how many there are.
/// </summary>
internal static class Exporting
{
    private const int PerParticipant = 200;
    private const int Downloads = 4;
    private const long PromisedBytes = 400L << 20;

    private static readonly int Resources =
        int.Parse(Environment.GetEnvironmentVariable("BENCH_RESOURCES") ?? "100000");

    public static async Task RunAsync()
    {
        await using var store = await MeasuredStore.StartAsync();
        var connection = await store.CreateDatabaseAsync("carebridge");
        await using var deployment = await OneProcess.StartOnAsync(connection);
        await using var network = await Network.SignUpAsync(deployment);
        await using var database = NpgsqlDataSource.Create(connection);
        var participants = await ConsentingPeople.WelcomeAsync(
            deployment, network, database, Math.Max(1, Resources / PerParticipant));
        var observations = new StoredObservations(database);
        await observations.FillAsync(participants, network.Community, Resources);

        using var host = Process.GetProcessById(deployment.Host.ProcessId);
        using var memory = new PeakMemory(host);
        var watch = Stopwatch.StartNew();
        var files = await ListAsync(network, deployment.Fhir);
        Console.WriteLine($"export: {Resources} resources of {participants.Count} patients listed in {watch.Elapsed}");

        var warm = Stopwatch.StartNew();
        while (warm.Elapsed < LoadGenerator.WarmUp)
            await DownloadAsync(network, deployment.Fhir, files, Downloads);
        foreach (var downloads in (int[])[1, Downloads])
        {
            var ours = await DownloadAsync(network, deployment.Fhir, files, downloads);
            var copy = await observations.CopyAsync();
            Console.WriteLine(
                $"export, files at once {downloads}: {ours / 1e6:0.0} MB a second; {ours / copy:0.000} of the "
                + $"database's own COPY ({copy / 1e6:0.0}), 0.3 promised");
        }
        Console.WriteLine(
            $"resident while exporting: {memory.Peak >> 20} MB, "
            + $"{(double)memory.Peak / PromisedBytes:0.00} of the promised 400 MB");
    }

    private static async Task<IReadOnlyList<string>> ListAsync(Network network, Uri fhir)
    {
        using var http = await network.ConnectAsync(fhir);
        using var begin = new HttpRequestMessage(HttpMethod.Get, "$export?_type=Observation");
        begin.Headers.Add("Prefer", "respond-async");
        using var begun = await http.SendAsync(begin);
        var status = begun.EnsureSuccessStatusCode().Content.Headers.ContentLocation!;
        while (true)
        {
            // A token lasts five minutes, and there may be a million to list.
            using var client = await network.ConnectAsync(fhir);
            using var answer = await client.GetAsync(status);
            if (answer.EnsureSuccessStatusCode().StatusCode == HttpStatusCode.OK)
            {
                var manifest = JsonDocument.Parse(await answer.Content.ReadAsStringAsync()).RootElement;
                return [.. manifest.GetProperty("output").EnumerateArray()
                    .Select(file => file.GetProperty("url").GetString()!)];
            }
            await Task.Delay(answer.Headers.RetryAfter!.Delta!.Value);
        }
    }

    /// <returns>Bytes a second.</returns>
    private static async Task<double> DownloadAsync(
        Network network, Uri fhir, IReadOnlyList<string> files, int atOnce)
    {
        var (bytes, lines) = (0L, 0L);
        var watch = Stopwatch.StartNew();
        await Parallel.ForEachAsync(
            files,
            new ParallelOptions { MaxDegreeOfParallelism = atOnce },
            async (file, cancellation) =>
            {
                using var http = await network.ConnectAsync(fhir);
                // As any client: 503 asks it to come again.
                using var answer = await Eventually.SucceedsAsync(async () => (await http.GetAsync(
                    file, HttpCompletionOption.ResponseHeadersRead, cancellation)).EnsureSuccessStatusCode());
                await using var body = await answer.Content.ReadAsStreamAsync(cancellation);
                var buffer = new byte[64 * 1024];
                int read;
                while ((read = await body.ReadAsync(buffer, cancellation)) > 0)
                {
                    Interlocked.Add(ref bytes, read);
                    Interlocked.Add(ref lines, buffer.AsSpan(0, read).Count((byte)'\n'));
                }
            });
        return lines == Resources
            ? bytes / watch.Elapsed.TotalSeconds
            : throw new InvalidOperationException($"{lines} resources came, of {Resources}.");
    }
}
