using CareBridge.Directory.Storage;
using CareBridge.Platform.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace CareBridge.Directory.Features.Matching;

/// <summary>Fills the index before somebody waits for it, and finds what has slipped past it.</summary>
internal sealed class KeepGroupIndex(
    GroupIndex index, IServiceScopeFactory scopes, TimeProvider time, ILogger<KeepGroupIndex> logger)
    : RepeatedWork(Interval, time, logger)
{
    private static readonly TimeSpan Interval = TimeSpan.FromMinutes(1);

    protected override async Task WorkAsync(CancellationToken cancellation)
    {
        await using var scope = scopes.CreateAsyncScope();
        await index.ReconcileAsync(scope.ServiceProvider.GetRequiredService<DirectoryDbContext>(), cancellation);
    }
}
