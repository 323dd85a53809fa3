using System.Diagnostics;
using CareBridge.EndToEnd.Deployments;
using Npgsql;

namespace CareBridge.EndToEnd.Faults;

/// <summary>
/// When the faults are over, everything under way comes to its end by itself. What does not is stuck.
/// </summary>
internal sealed class Settling(FaultyDeployment deployment, Stores stores)
{
    /// <summary>
    /// A single broker that was killed may take minutes to bring a queue back, and a reaction that met an outage waits
    /// half a minute before it is tried again.
    /// </summary>
    public static readonly TimeSpan Patience = TimeSpan.FromMinutes(5);

    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(500);

    /// <summary>Of the processes; a timer that is due is seen to within that time.</summary>
    private const string Lately = "now() - interval '15 seconds'";

    /// <returns>How long it took, and what had not come to its end by then.</returns>
    public async Task<(TimeSpan Took, IReadOnlyList<string> Stuck)> WaitAsync()
    {
        var watch = Stopwatch.StartNew();
        while (true)
        {
            var stuck = await UnderWayAsync();
            if (stuck.Count == 0 || watch.Elapsed > Patience) return (watch.Elapsed, stuck);
            await Task.Delay(Pause);
        }
    }

    private async Task<IReadOnlyList<string>> UnderWayAsync()
    {
        var stuck = new List<string>();
        foreach (var service in HostProcess.Services)
        {
            await CountAsync(service, "outbox");
            await CountAsync(service, """rebuilds WHERE "Status" = 'Running'""");
        }
        await CountAsync("exchange", "topic_events");
        await CountAsync("exchange", """export_jobs WHERE "Status" = 'Collecting'""");
        await CountAsync("exchange", """subscriptions WHERE "Delivered" < "LastNumber" """);
        await CountAsync("crisis", $"""ladders WHERE "NextAt" < {Lately}""");
        await CountAsync("crisis", $"""follow_ups WHERE "Status" = 'Planned' AND "DueAt" < {Lately}""");
        await CountAsync("aftercare", $"""review_timers WHERE "DueAt" < {Lately}""");
        stuck.AddRange(await UnheardAsync());
        return stuck;

        async Task CountAsync(string service, string what)
        {
            if (await stores.CountAsync(service, what) is > 0 and var count)
                stuck.Add($"{count} of {service}.{what}");
        }
    }

    /// <summary>Messages that the broker took and a reaction has not handled.</summary>
    private async Task<IReadOnlyList<string>> UnheardAsync()
    {
        var handled = new HashSet<(Guid, string)>();
        foreach (var service in HostProcess.Services)
        {
            handled.UnionWith(await stores.RowsAsync(
                service,
                $"""SELECT "MessageId", "Reaction" FROM {service}.inbox""",
                row => (row.GetGuid(0), row.GetString(1))));
        }
        return
        [
            .. from message in deployment.Tap.All
               from queue in deployment.Tap.Bindings.QueuesByContract[message.Contract]
               where !handled.Contains((message.Id, queue))
               select $"{queue} has not handled {message.Id}",
        ];
    }
}
