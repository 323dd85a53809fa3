using System.Globalization;
using CareBridge.EndToEnd.Deployments;
using CareBridge.EndToEnd.Faults;
using Xunit.Abstractions;

namespace CareBridge.EndToEnd;

/// <summary>
/// Everything goes wrong around CareBridge while everybody is at it: the invariants hold. Half a minute, and until
/// every kind of fault has come; <c>CAREBRIDGE_TEST_FAULT_MINUTES</c> says for how long instead.
/// </summary>
public sealed class FaultsTests(ITestOutputHelper output)
{
    private static readonly TimeSpan Length = TimeSpan.FromMinutes(double.Parse(
        Environment.GetEnvironmentVariable("CAREBRIDGE_TEST_FAULT_MINUTES") ?? "0.5", CultureInfo.InvariantCulture));

    [Fact]
    public async Task Nothing_is_lost_doubled_disclosed_or_stuck_whatever_fails()
    {
        var seed = TestSeed.Choose(output);
        await using var deployment = await FaultyDeployment.StartAsync();
        await using var load = await Load.GatherAsync(deployment, seed, Length);
        await using var stores = new Stores(deployment.Processes);
        await using var report = Report();
        report.WriteLine($"Seed {seed}, {Length.TotalMinutes:0.##} minutes");
        var plan = new FaultPlan(deployment, seed, report.WriteLine);

        await load.BeginAsync();
        using var over = new CancellationTokenSource();
        var working = load.WorkAsync(over.Token);
        await plan.RunAsync(Length);
        await over.CancelAsync();
        await working;
        var (took, stuck) = await new Settling(deployment, stores).WaitAsync();

        IReadOnlyList<Finding> findings =
        [
            new Finding("nothing is stuck", $"settled after {took.TotalSeconds:0} s", stuck),
            .. await new Invariants(deployment, load, stores).CheckAsync(),
            .. await new Projections(load, stores).CheckAsync(),
        ];
        foreach (var line in Summary(plan.Records, findings, deployment.Disk.IsMounted))
        {
            output.WriteLine(line);
            report.WriteLine(line);
        }
        if (findings.Any(finding => finding.Violations.Count > 0)) KeepLogs(deployment.Processes.Hosts);
        Assert.All(findings, finding => Assert.True(finding.Violations.Count == 0, finding.ToString()));
    }

    /// <summary>To be read while it grows.</summary>
    private StreamWriter Report()
    {
        var file = Path.Combine(AppContext.BaseDirectory, "faults.txt");
        output.WriteLine($"Every fault, with its times: {file}");
        return new StreamWriter(file) { AutoFlush = true };
    }

    /// <summary>What the processes said is gone with the run, unless something is wrong.</summary>
    private void KeepLogs(IEnumerable<HostProcess> hosts)
    {
        var kept = System.IO.Directory.CreateDirectory(Path.Combine(AppContext.BaseDirectory, "faults-logs"));
        foreach (var host in hosts)
            File.Copy(host.Log, Path.Combine(kept.FullName, $"{host.Name}.log"), overwrite: true);
        output.WriteLine($"What the processes said: {kept.FullName}");
    }

    private static IEnumerable<string> Summary(
        IReadOnlyList<FaultRecord> faults, IReadOnlyList<Finding> findings, bool isMounted)
    {
        foreach (var kind in faults.GroupBy(fault => fault.Kind).OrderBy(kind => kind.Key))
            yield return $"{kind.Count(),4} × {kind.Key}";
        if (!isMounted) yield return $"   0 × {FaultKind.FillStoreDisk}: this machine does not let us mount";
        foreach (var finding in findings) yield return finding.ToString();
    }
}
