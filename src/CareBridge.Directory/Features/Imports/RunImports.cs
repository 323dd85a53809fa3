using CareBridge.Directory.Domain.Imports;
using CareBridge.Directory.Storage;
using CareBridge.Platform.Domain;
using CareBridge.Platform.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace CareBridge.Directory.Features.Imports;

/// <summary>
/// Works imports off on every instance, of each feed one after the other. An import is claimed; where an instance dies,
/// another goes on when the claim has run out.
/// </summary>
internal sealed class RunImports(
    IServiceScopeFactory scopes, ImportSignal signal, TimeProvider time, ILogger<RunImports> logger)
    : BackgroundService
{
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(2);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                while (await ClaimAsync(stoppingToken) is { } claim)
                    await RunAsync(claim.Id, claim.Version, stoppingToken);
            }
            catch (Exception exception) when (!stoppingToken.IsCancellationRequested)
            {
                logger.LogWarning(exception, "Imports could not be looked for; they are looked for again");
            }
            catch (OperationCanceledException)
            {
                return;
            }
            try
            {
                await signal.WaitAsync(Interval, time, stoppingToken);
            }
            catch (OperationCanceledException)
            {
                return;
            }
        }
    }

    private async Task<(Guid Id, long Version)?> ClaimAsync(CancellationToken cancellation)
    {
        await using var scope = scopes.CreateAsyncScope();
        var store = scope.ServiceProvider.GetRequiredService<DirectoryDbContext>();
        var now = time.Now();
        var unfinished = store.Imports.Where(
            job => job.Status == ImportStatus.Waiting || job.Status == ImportStatus.Running);
        var waiting = await unfinished.AsNoTracking()
            .Where(job => job.ClaimedUntil <= now)
            .Where(job => job.Status == ImportStatus.Running || !unfinished.Any(other =>
                other.FeedId == job.FeedId
                && other.Id != job.Id
                && (other.Status == ImportStatus.Running || string.Compare(other.Turn, job.Turn) < 0)))
            .OrderBy(job => job.Turn).Select(job => job.Id).Take(10).ToListAsync(cancellation);
        foreach (var id in waiting)
        {
            var job = await store.Imports.SingleAsync(j => j.Id == id, cancellation);
            if (job.IsEnded || job.ClaimedUntil > now) continue;
            try
            {
                await TakeFeedAsync(store, job, cancellation);
                if (await unfinished.AnyAsync(
                    other => other.FeedId == job.FeedId && other.Id != id && other.Status == ImportStatus.Running,
                    cancellation))
                {
                    store.ChangeTracker.Clear();
                    continue;
                }
                job.BeClaimed(now + ImportJob.Claim, now);
                await store.SaveChangesAsync(cancellation);
                return (id, job.Version);
            }
            catch (Exception exception) when (StoreFaults.IsConflict(exception))
            {
                logger.LogDebug(exception, "Another instance has claimed import {ImportId}", id);
                store.ChangeTracker.Clear();
            }
        }
        return null;
    }

    /// <summary>
    /// Read before it is asked whether another import of the feed runs: one that begins afterwards changes the feed,
    /// and this one is not saved.
    /// </summary>
    private static async Task TakeFeedAsync(
        DirectoryDbContext store, ImportJob job, CancellationToken cancellation)
    {
        if (await store.Feeds.FindAsync([job.FeedId], cancellation) is { } feed)
            (feed.Terms, feed.ImportId) = (job.Terms, job.Id);
        else
            store.Feeds.Add(new ImportedFeed
            {
                Id = job.FeedId,
                OrganizationId = job.OrganizationId,
                Terms = job.Terms,
                ImportId = job.Id,
            });
    }

    private async Task RunAsync(Guid id, long version, CancellationToken cancellation)
    {
        try
        {
            await new WorkImport(id, version, scopes, time).RunAsync(cancellation);
        }
        catch (WorkImport.OverException)
        {
            logger.LogDebug("Import {ImportId} has ended meanwhile", id);
        }
        catch (Exception exception) when (StoreFaults.IsConflict(exception))
        {
            logger.LogDebug(exception, "Import {ImportId} was taken over, or what it changes changed meanwhile", id);
        }
        catch (Exception exception) when (!cancellation.IsCancellationRequested)
        {
            // It keeps its claim, waits until that has run out, and does not keep the others waiting.
            logger.LogWarning(
                "A step of import {ImportId} failed ({Fault}); it is tried again", id, exception.GetType().Name);
        }
    }
}
