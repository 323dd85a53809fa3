using CareBridge.Platform.Hosting;
using Microsoft.Extensions.Logging;

namespace CareBridge.Platform.Keys;

/// <summary>Sees in time what another process has done to the key ring.</summary>
internal sealed class WatchKeys(
    SharedKeys keys, KeySettings settings, TimeProvider time, ILogger<WatchKeys> logger)
    : RepeatedWork(settings.Interval, time, logger)
{
    protected override Task WorkAsync(CancellationToken cancellation)
    {
        keys.Look();
        return Task.CompletedTask;
    }
}
