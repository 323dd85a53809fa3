using System.Diagnostics;

namespace CareBridge.Benchmarks;

/// <summary>The most memory that a process has had resident, looked at several times a second.</summary>
internal sealed class PeakMemory : IDisposable
{
    private readonly Timer _timer;
    private long _peak;

    public PeakMemory(Process process) => _timer = new Timer(
        _ =>
        {
            process.Refresh();
            _peak = Math.Max(_peak, process.WorkingSet64);
        },
        state: null,
        TimeSpan.Zero,
        TimeSpan.FromMilliseconds(200));

    public long Peak => _peak;

    public void Dispose() => _timer.Dispose();
}
