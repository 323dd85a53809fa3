using CareBridge.Platform.Hosting;
using CareBridge.Platform.Storage;
using Microsoft.Extensions.Logging;

namespace CareBridge.Platform.Operation;

/// <summary>Takes rebuilds on step by step, on every instance.</summary>
internal sealed class RunRebuilds<TContext>(
    RebuildSteps<TContext> steps, TimeProvider time, ILogger<RunRebuilds<TContext>> logger)
    : RepeatedWork(Interval, time, logger)
    where TContext : ServiceDbContext
{
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(1);

    protected override async Task WorkAsync(CancellationToken cancellation)
    {
        while (await steps.TryTakeAsync(only: null, cancellation)) cancellation.ThrowIfCancellationRequested();
    }
}
