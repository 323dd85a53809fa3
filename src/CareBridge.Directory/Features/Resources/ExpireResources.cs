using CareBridge.Directory.Storage;
using CareBridge.Platform.Domain;
using CareBridge.Platform.Hosting;
using CareBridge.Platform.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace CareBridge.Directory.Features.Resources;

/// <summary>Withdraws what was to be there until a day that has passed.</summary>
internal sealed class ExpireResources(
    IServiceScopeFactory scopes, ResourceClock clock, TimeProvider time, ILogger<ExpireResources> logger)
    : RepeatedWork(Interval, time, logger)
{
    public static readonly TimeSpan Interval = TimeSpan.FromMinutes(10);

    private const int BatchSize = 200;

    protected override async Task WorkAsync(CancellationToken cancellation)
    {
        int withdrawn;
        do
        {
            await using var scope = scopes.CreateAsyncScope();
            var store = scope.ServiceProvider.GetRequiredService<DirectoryDbContext>();
            var today = clock.EarliestToday;
            var ended = await store.Resources.Where(r => r.Active && r.ValidUntil < today)
                .OrderBy(r => r.SortKey).Take(BatchSize).ToListAsync(cancellation);
            foreach (var resource in ended) resource.Withdraw(Time.Now());
            withdrawn = ended.Count;
            try
            {
                await store.SaveChangesAsync(cancellation);
            }
            catch (Exception exception) when (StoreFaults.IsConflict(exception))
            {
                Logger.LogDebug(exception, "Another instance withdrew the same resources, or somebody changed one");
                return;
            }
        }
        while (withdrawn == BatchSize);
    }
}
