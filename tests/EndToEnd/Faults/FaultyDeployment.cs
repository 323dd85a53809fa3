using CareBridge.EndToEnd.Deployments;
using CareBridge.Testing;

namespace CareBridge.EndToEnd.Faults;

/// <summary>
/// Nine processes, each with a line to all it speaks to; the store on a disk that can be filled; an ear at the broker.
/// </summary>
internal sealed class FaultyDeployment : IAsyncDisposable
{
    private static readonly string[] Twice = ["crisis", "exchange"];

    private FaultyDeployment(SevenProcesses processes, Lines lines, SmallDisk disk, Tap tap)
    {
        Processes = processes;
        Lines = lines;
        Disk = disk;
        Tap = tap;
    }

    public SevenProcesses Processes { get; }

    public Lines Lines { get; }

    public SmallDisk Disk { get; }

    public Tap Tap { get; }

    public TestPostgres Store => Processes.Store;

    public TestRabbit Broker => Processes.Broker;

    public IReadOnlyList<Uri> Exchanges => [.. Processes.Exchanges.Values];

    public static async Task<FaultyDeployment> StartAsync()
    {
        var (lines, disk) = (new Lines(), new SmallDisk());
        var processes = await SevenProcesses.StartAsync(new Arrangement
        {
            Twice = Twice,
            Wiring = lines,
            Store = disk.Mount,
            Settings = new Dictionary<string, string>
            {
                ["Outbound__AllowHttp"] = "true",
                ["Outbound__AllowPrivateAddresses"] = "true",
                ["Exchange__Subscriptions__FirstRetry"] = "00:00:00.2",
                ["Exchange__Subscriptions__LongestRetry"] = "00:00:02",
                ["Exchange__RateLimit__RequestsPerSecond"] = "0",
                ["Exchange__RateLimit__TokensPerMinute"] = "0",
            },
        });
        try
        {
            return new FaultyDeployment(processes, lines, disk, await Tap.OpenAsync(processes.Broker));
        }
        catch
        {
            await processes.DisposeAsync();
            await lines.DisposeAsync();
            throw;
        }
    }

    public async ValueTask DisposeAsync()
    {
        await Tap.DisposeAsync();
        await Processes.DisposeAsync();
        await Lines.DisposeAsync();
    }
}
