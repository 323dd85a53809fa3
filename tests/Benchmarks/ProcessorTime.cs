using System.Diagnostics;
using CareBridge.Testing;

namespace CareBridge.Benchmarks;

/// <summary>
/// What the processes that answer have computed so far: unlike the rate, it is hardly changed by what else the machine
/// does.
/// </summary>
internal sealed class ProcessorTime(int server, TestPostgres store)
{
    private static readonly TimeSpan Tick = TimeSpan.FromMilliseconds(10);

    private readonly int _database = int.Parse(
        File.ReadLines(Path.Combine(store.DataDirectory, "cluster", "postmaster.pid")).First());

    public (TimeSpan Server, TimeSpan Database) Spent() => (Of(server), Children(_database));

    private static TimeSpan Of(int id)
    {
        using var process = Process.GetProcessById(id);
        return process.TotalProcessorTime;
    }

    /// <summary>Of Linux alone; nothing elsewhere.</summary>
    private static TimeSpan Children(int parent)
    {
        if (!OperatingSystem.IsLinux()) return TimeSpan.Zero;
        var ticks = 0L;
        var processes = System.IO.Directory.EnumerateDirectories("/proc").Where(path => char.IsAsciiDigit(path[6]));
        foreach (var process in processes)
        {
            var stat = Path.Combine(process, "stat");
            // One that ends while it is looked at has ended.
            if (!File.Exists(stat)) continue;
            var fields = File.ReadAllText(stat).Split(')')[^1].Split(' ', StringSplitOptions.RemoveEmptyEntries);
            if (fields[1] == $"{parent}") ticks += long.Parse(fields[11]) + long.Parse(fields[12]);
            // What those that have ended since have spent is the parent's to tell.
            if (process == $"/proc/{parent}") ticks += long.Parse(fields[13]) + long.Parse(fields[14]);
        }
        return ticks * Tick;
    }
}
