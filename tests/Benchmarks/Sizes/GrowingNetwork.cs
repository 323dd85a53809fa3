using System.Diagnostics;
using CareBridge.EndToEnd.Deployments;
using CareBridge.EndToEnd.People;
using CareBridge.Testing;
using Npgsql;

namespace CareBridge.Benchmarks.Sizes;

/// <summary>
/// What some months of each participant take in the stores, and how long the usual acts take among more and more of
/// them: each beside the same among a thousand. <c>BENCH_PARTICIPANTS</c> says how far, <c>BENCH_MONTHS</c> of how
/// long.
/// </summary>
internal static class GrowingNetwork
{
    private const int Step = 10;
    private const int Fewest = 1000;

    /// <summary>Indexes are sorted and written ahead besides.</summary>
    private const double Spare = 1.6;

    private static readonly int Most =
        int.Parse(Environment.GetEnvironmentVariable("BENCH_PARTICIPANTS") ?? "100000");

    private static readonly TimeSpan Rest = TimeSpan.FromSeconds(10);

    public static async Task RunAsync()
    {
        var care = new MonthsOfCare();
        await using var store = await MeasuredStore.StartAsync(
            ("max_wal_size", "4GB"), ("maintenance_work_mem", "512MB"));
        var connection = await store.CreateDatabaseAsync("carebridge");
        await using var deployment = await OneProcess.StartOnAsync(connection);
        await using var database = NpgsqlDataSource.Create(connection);
        var sizes = new StoreSizes(database);
        var tables = await Tables.ReadAsync(database);
        var shared = await Tables.IdsAsync(database, tables);
        await using var network = await Network.SignUpAsync(deployment);
        await using var commit = await OneCommit.PrepareAsync(await store.CreateDatabaseAsync("commits"));
        var (watch, empty) = (Stopwatch.StartNew(), await sizes.TotalAsync());
        await Eventually.IsAsync(sizes.IsAtRestAsync, TimeSpan.FromMinutes(1));
        var organizations = (await Tables.IdsAsync(database, tables)).Except(shared).ToList();
        await using var pattern = await PatternOfCare.LiveAsync(deployment, network, sizes.IsAtRestAsync, care);
        await Eventually.IsAsync(sizes.IsAtRestAsync, TimeSpan.FromMinutes(1));
        await sizes.PrintMessagesAsync(PatternOfCare.Count, care.Months);
        var filled = await CopiedRows.KeepPatternAsync(database, tables);
        await sizes.PrintResourcesAsync(PatternOfCare.Count);
        var copies = new CopiedRows(
            database,
            filled,
            new CopyOfRow(shared, organizations, care.ParticipantsOfACommunity / PatternOfCare.Count, watch.Elapsed),
            care);
        var first = new Dictionary<string, TimeSpan>();
        var present = 1;
        for (var size = Fewest; size <= Most; size *= Step)
        {
            await deployment.Host.KillAsync();
            if (present > 1) RequireSpace(store, await sizes.TotalAsync() - empty, present, size);
            var filling = Stopwatch.StartNew();
            await copies.AddAsync(present, (size / PatternOfCare.Count) - 1);
            present = size / PatternOfCare.Count;
            Console.WriteLine($"among {size}: filled in {filling.Elapsed.TotalSeconds:0} s");
            await sizes.PrintAsync(size);
            await deployment.Host.StartAgainAsync();
            await MeasureAsync(deployment, store, pattern, commit, first, size);
        }
    }

    private static async Task MeasureAsync(
        OneProcess deployment,
        TestPostgres store,
        PatternOfCare pattern,
        OneCommit commit,
        Dictionary<string, TimeSpan> first,
        int size)
    {
        using var ehr = await pattern.Network.ConnectAsync(deployment.Fhir);
        foreach (var (name, median, slowest) in await new Operations(pattern, ehr, commit).MeasureAsync())
        {
            first.TryAdd(name, median);
            Console.WriteLine(
                $"{name} among {size}: median {median.TotalMilliseconds:0.0} ms, {median / first[name]:0.00} of that "
                + $"among {Fewest}; 99th percentile {slowest.TotalMilliseconds:0.0} ms; "
                + $"{1 / median.TotalSeconds:0} a second, one at a time");
        }
        var processors = new ProcessorTime(deployment.Host.ProcessId, store);
        await Task.Delay(Rest);
        var before = processors.Spent();
        await Task.Delay(Rest);
        var after = processors.Spent();
        var (server, stores) = ((after.Server - before.Server) / Rest, (after.Database - before.Database) / Rest);
        first.TryAdd("rest", (after.Database - before.Database) + TimeSpan.FromMilliseconds(1));
        Console.WriteLine(
            $"at rest among {size} (timers, claims, sweeps): {1000 * stores:0} ms of the database a second, "
            + $"{(after.Database - before.Database) / first["rest"]:0.00} of that among {Fewest}; "
            + $"{1000 * server:0} ms of the host; resident {deployment.Host.ResidentBytes >> 20} MB");
    }

    /// <exception cref="InvalidOperationException">There is less room than it would take.</exception>
    private static void RequireSpace(TestPostgres store, long bytes, int copies, int size)
    {
        var needed = (long)(bytes / (double)copies * (size / PatternOfCare.Count) * Spare);
        var free = new DriveInfo(store.DataDirectory).AvailableFreeSpace;
        Console.WriteLine($"for {size}: {needed >> 30} GB needed, {free >> 30} GB free");
        if (free < needed) throw new InvalidOperationException($"{size} participants do not fit on this disk.");
    }
}
