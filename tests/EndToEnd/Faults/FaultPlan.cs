using System.Collections.Concurrent;
using CareBridge.EndToEnd.Deployments;
using CareBridge.Testing;

namespace CareBridge.EndToEnd.Faults;

/// <summary>
/// Two rows of faults at once, by a seed: one beneath the services (broker, store, disks), one among them (processes,
/// lines, messages). Every kind comes before any comes again.
/// </summary>
internal sealed class FaultPlan(FaultyDeployment deployment, int seed, Action<string> say)
{
    private const int MostRepeated = 200;

    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(3);

    private readonly ConcurrentQueue<FaultRecord> _records = [];
    private readonly Lock _saying = new();

    public IReadOnlyList<FaultRecord> Records => [.. _records.OrderBy(record => record.From)];

    /// <summary>For at least that long, and until every kind was there once.</summary>
    public Task RunAsync(TimeSpan length)
    {
        var until = TimeProvider.System.GetUtcNow() + length;
        Dictionary<FaultKind, Func<Random, Task<string>>> beneath = new()
        {
            [FaultKind.KillBroker] = KillBrokerAsync,
            [FaultKind.StopBroker] = StopBrokerAsync,
            [FaultKind.KillStore] = KillStoreAsync,
            [FaultKind.StopStore] = StopStoreAsync,
            [FaultKind.FillBrokerDisk] = FillBrokerDiskAsync,
        };
        if (deployment.Disk.IsMounted) beneath[FaultKind.FillStoreDisk] = FillStoreDiskAsync;
        Dictionary<FaultKind, Func<Random, Task<string>>> among = new()
        {
            [FaultKind.KillProcess] = KillProcessAsync,
            [FaultKind.FreezeProcess] = FreezeProcessAsync,
            [FaultKind.CutLines] = random => DisturbAsync(random, line => line.Cut()),
            [FaultKind.StillLines] = random => DisturbAsync(random, line => line.StandStill()),
            [FaultKind.DelayLines] = random => DisturbAsync(
                random, line => line.Delay(TimeSpan.FromMilliseconds(20 + (20 * random.NextDouble())))),
            [FaultKind.ReorderMessages] = ReorderAsync,
            [FaultKind.RepeatMessages] = async random =>
                $"{await deployment.Tap.RepeatAsync(MostRepeated, random)} messages",
        };
        return Task.WhenAll(
            RunAsync(beneath, new Random(seed), until), RunAsync(among, new Random(seed + 1), until));
    }

    private async Task RunAsync(
        Dictionary<FaultKind, Func<Random, Task<string>>> faults, Random random, DateTimeOffset until)
    {
        for (var round = 0; round == 0 || TimeProvider.System.GetUtcNow() < until; round++)
        {
            var kinds = faults.Keys.Order().ToArray();
            random.Shuffle(kinds);
            foreach (var kind in kinds)
            {
                if (round > 0 && TimeProvider.System.GetUtcNow() >= until) return;
                // Its own dice, so that what one fault meets does not change those after it.
                var dice = new Random(random.Next());
                await Task.Delay(Between(dice, 0.2, 1));
                var from = TimeProvider.System.GetUtcNow();
                Say($"{from:HH:mm:ss.f} {kind} begins");
                var what = await faults[kind](dice);
                var record = new FaultRecord(kind, what, from, TimeProvider.System.GetUtcNow());
                _records.Enqueue(record);
                Say($"{record.From:HH:mm:ss.f} to {record.Until:HH:mm:ss.f} {kind}: {what}");
            }
        }
    }

    private void Say(string what)
    {
        lock (_saying) say(what);
    }

    private async Task<string> KillProcessAsync(Random random)
    {
        var host = Any(random);
        await host.KillAsync();
        await Task.Delay(Between(random, 0, 2));
        await ReviveAsync(host);
        return host.Name;
    }

    /// <summary>As whoever runs it does: what does not find its store at its start is started once more.</summary>
    private static Task ReviveAsync(HostProcess host) =>
        Eventually.SucceedsAsync(host.StartAgainAsync, Patience, $"{host.Name} runs again");

    private async Task<string> FreezeProcessAsync(Random random)
    {
        var host = Any(random);
        host.Freeze();
        await Task.Delay(Between(random, 1, 6));
        host.GoOn();
        return host.Name;
    }

    private async Task<string> KillBrokerAsync(Random random)
    {
        await deployment.Broker.KillAsync();
        await Task.Delay(Between(random, 0, 2));
        await deployment.Broker.StartAgainAsync();
        return "rabbitmq";
    }

    private async Task<string> StopBrokerAsync(Random random)
    {
        await deployment.Broker.StopAsync();
        await Task.Delay(Between(random, 0, 3));
        await deployment.Broker.StartAgainAsync();
        return "rabbitmq";
    }

    private async Task<string> FillBrokerDiskAsync(Random random)
    {
        await deployment.Broker.ControlAsync("-q", "set_disk_free_limit", "1000000GB");
        await Task.Delay(Between(random, 1, 4));
        await deployment.Broker.ControlAsync("-q", "set_disk_free_limit", "50MB");
        return "rabbitmq";
    }

    private async Task<string> KillStoreAsync(Random random)
    {
        deployment.Store.Kill();
        await AnswersAsync();
        return "postgresql";
    }

    private async Task<string> StopStoreAsync(Random random)
    {
        await deployment.Store.StopAsync();
        await Task.Delay(Between(random, 0, 3));
        await deployment.Store.StartAgainAsync();
        return "postgresql";
    }

    private async Task<string> FillStoreDiskAsync(Random random)
    {
        deployment.Disk.Fill();
        await Task.Delay(Between(random, 2, 5));
        deployment.Disk.Free();
        await AnswersAsync();
        return "postgresql";
    }

    private Task AnswersAsync() => Eventually.SucceedsAsync(
        () => deployment.Store.AskAsync("SELECT pg_current_wal_lsn()"), Patience, "the store answers");

    /// <summary>All lines of a process, or a few of any.</summary>
    private async Task<string> DisturbAsync(Random random, Action<Line> disturb)
    {
        var all = deployment.Lines.All;
        var process = Any(random).Name + " ";
        var some = random.Next(2) == 0
            ? all.Where(line => line.Name.StartsWith(process, StringComparison.Ordinal)).ToList()
            : [.. Enumerable.Range(0, 3).Select(_ => all[random.Next(all.Count)]).Distinct()];
        foreach (var line in some) disturb(line);
        await Task.Delay(Between(random, 1, 6));
        foreach (var line in some) line.Mend();
        return string.Join(", ", some.Select(line => line.Name));
    }

    private async Task<string> ReorderAsync(Random random)
    {
        var service = HostProcess.Services[random.Next(HostProcess.Services.Count)];
        var queues = deployment.Tap.Bindings.QueuesByContract.SelectMany(contract => contract).Distinct()
            .Where(queue => queue.StartsWith($"{service}-", StringComparison.Ordinal)).ToList();
        return $"{await deployment.Tap.ReorderAsync(queues, Between(random, 1, 5), random)} messages to {service}";
    }

    private HostProcess Any(Random random) =>
        deployment.Processes.Hosts[random.Next(deployment.Processes.Hosts.Count)];

    private static TimeSpan Between(Random random, double least, double most) =>
        TimeSpan.FromSeconds(least + ((most - least) * random.NextDouble()));
}
