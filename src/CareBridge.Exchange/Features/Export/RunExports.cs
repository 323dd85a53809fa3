using CareBridge.Exchange.Domain;
using CareBridge.Exchange.Storage;
using CareBridge.Platform.Domain;
using CareBridge.Platform.Hosting;
using CareBridge.Platform.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace CareBridge.Exchange.Features.Export;

/// <summary>
/// Takes exports on by one step each, the one that has waited longest first, on every instance. A step is claimed, so
/// that two instances seldom do the same one; where one dies, another takes over when the claim has run out.
/// </summary>
internal sealed class RunExports(IServiceScopeFactory scopes, TimeProvider time, ILogger<RunExports> logger)
    : RepeatedWork(Interval, time, logger)
{
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(1);

    protected override async Task WorkAsync(CancellationToken cancellation)
    {
        while (await ClaimAsync(cancellation) is { } id) await StepAsync(id, cancellation);
    }

    private async Task<Guid?> ClaimAsync(CancellationToken cancellation)
    {
        await using var scope = scopes.CreateAsyncScope();
        var store = scope.ServiceProvider.GetRequiredService<ExchangeDbContext>();
        var now = Time.Now();
        var waiting = store.Exports.Where(job => job.Status == ExportStatus.Collecting && job.ClaimedUntil <= now);
        var until = now + ExportJob.Claim;
        while (true)
        {
            var next = await waiting.AsNoTracking()
                .OrderBy(job => job.ClaimedUntil).Select(job => (Guid?)job.Id).FirstOrDefaultAsync(cancellation);
            if (next is not { } id) return null;
            var claimed = await waiting.Where(job => job.Id == id).ExecuteUpdateAsync(
                set => set
                    .SetProperty(job => job.ClaimedUntil, until)
                    .SetProperty(job => job.Attempts, job => job.Attempts + 1),
                cancellation);
            if (claimed > 0) return id;
        }
    }

    private async Task StepAsync(Guid id, CancellationToken cancellation)
    {
        await using var scope = scopes.CreateAsyncScope();
        try
        {
            await scope.ServiceProvider.GetRequiredService<CollectExport>().StepAsync(id, cancellation);
        }
        catch (Exception exception) when (StoreFaults.IsConflict(exception))
        {
            Logger.LogDebug(exception, "Export {ExportId} was cancelled or taken over meanwhile", id);
        }
        catch (Exception exception) when (!cancellation.IsCancellationRequested)
        {
            // One that fails keeps its claim, waits until that has run out, and does not keep the others waiting.
            Logger.LogWarning(exception, "A step of export {ExportId} failed; it is tried again", id);
        }
    }
}
