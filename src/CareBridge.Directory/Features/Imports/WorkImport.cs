using System.Text.Json;
using CareBridge.Directory.Domain.Imports;
using CareBridge.Directory.Features.Imports.Hsds;
using CareBridge.Directory.Features.Imports.MeetingGuide;
using CareBridge.Directory.Storage;
using CareBridge.Platform.Domain;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace CareBridge.Directory.Features.Imports;

/// <summary>
/// Works an import off, from where it stands to its end: batch by batch, each saved together with how far it has come,
/// so that whoever takes it over after a crash goes on behind the last.
/// </summary>
/// <param name="version">Of the import when it was claimed: as soon as somebody else moves it on, it is theirs.</param>
internal sealed class WorkImport(Guid id, long version, IServiceScopeFactory scopes, TimeProvider time)
{
    public const int BatchSize = 500;

    private const string NotReadable = "not-readable";

    private long _version = version;

    public async Task RunAsync(CancellationToken cancellation)
    {
        await using var scope = scopes.CreateAsyncScope();
        var parts = scope.ServiceProvider.GetRequiredService<DirectoryDbContext>();
        var job = await parts.Imports.AsNoTracking().SingleAsync(j => j.Id == id, cancellation);
        if (job.HasFailedTooOften)
        {
            await InStepAsync((_, current) => Fail(current, "failed-too-often"), cancellation);
            return;
        }
        try
        {
            if (!job.IsRead)
            {
                await ReadAsync(job, parts, cancellation);
            }
        }
        catch (Exception exception) when (exception is JsonException or InvalidDataException)
        {
            await InStepAsync((_, current) => Fail(current, NotReadable), cancellation);
            return;
        }
        while (await CloseAsync(cancellation)) continue;
        await InStepAsync(
            async (store, current) =>
            {
                current.Complete(time.Now());
                await store.ImportParts.Where(part => part.ImportId == id).ExecuteDeleteAsync(cancellation);
            },
            cancellation);
    }

    private async Task ReadAsync(ImportJob job, DirectoryDbContext parts, CancellationToken cancellation)
    {
        await using var feed = PartStream.Of(job, parts);
        var batch = new List<FeedItem>(BatchSize);
        await using var items = Reader(job).ReadAsync(feed, job.Terms, job.Items, cancellation)
            .GetAsyncEnumerator(cancellation);
        for (var isThere = await FirstAsync(items, cancellation); isThere; isThere = await items.MoveNextAsync())
        {
            batch.Add(items.Current);
            if (batch.Count < BatchSize) continue;
            await TakeAsync(batch, feed.Position, cancellation);
            batch.Clear();
        }
        if (batch.Count > 0) await TakeAsync(batch, feed.Position, cancellation);
        await InStepAsync(
            async (store, current) =>
            {
                // A feed of nothing is more likely broken than a fellowship without a meeting.
                if (await IsEmptyAsync(store, current, cancellation)) current.Fail("empty-feed", time.Now());
                else current.FinishReading(time.Now());
            },
            cancellation);
    }

    /// <summary>A package is held whole before its first item is there; meanwhile the claim is kept.</summary>
    private async Task<bool> FirstAsync(IAsyncEnumerator<FeedItem> items, CancellationToken cancellation)
    {
        var first = Task.Run(() => items.MoveNextAsync().AsTask(), cancellation);
        try
        {
            while (await Task.WhenAny(first, Task.Delay(ImportJob.Claim / 3, time, cancellation)) != first)
                await InStepAsync(RenewAsync, cancellation);
        }
        finally
        {
            // Nobody else may end the enumeration while it moves.
            await ((Task)first).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
        return await first;
    }

    private Task RenewAsync(DirectoryDbContext store, ImportJob job)
    {
        job.Renew(time.Now());
        return Task.CompletedTask;
    }

    /// <summary>What the feed told of before was here, and nothing that it tells now could be.</summary>
    private static async Task<bool> IsEmptyAsync(
        DirectoryDbContext store, ImportJob job, CancellationToken cancellation)
    {
        var listed = store.ImportedItems.Where(item => item.FeedId == job.FeedId && item.TargetId != null);
        var isUsable = job.Items > job.Rejected
            && await listed.AnyAsync(item => item.ImportId == job.Id, cancellation);
        return !isUsable && await listed.AnyAsync(cancellation);
    }

    private Task TakeAsync(List<FeedItem> batch, long position, CancellationToken cancellation) => InStepAsync(
        async (store, job) =>
        {
            var tally = await new TakeItems(store, Target(job, store)).RunAsync(job, batch, time.Now(), cancellation);
            job.Advance(tally, position, time.Now());
        },
        cancellation);

    /// <returns>Whether there may be more that has left the feed.</returns>
    private async Task<bool> CloseAsync(CancellationToken cancellation)
    {
        var found = 0;
        await InStepAsync(
            async (store, job) =>
            {
                if (!job.IsRead) return;
                var left = await store.ImportedItems
                    .Where(item => item.FeedId == job.FeedId && item.ImportId != id && !item.HasLeft)
                    .OrderBy(item => item.Key).Take(BatchSize).ToListAsync(cancellation);
                found = left.Count;
                var target = Target(job, store);
                await target.LoadAsync([.. left.Select(item => item.TargetId).OfType<Guid>()], cancellation);
                var tally = new ImportTally();
                foreach (var item in left)
                {
                    item.Leave();
                    if (item.TargetId is { } targetId && target.Close(targetId, time.Now())) tally.Closed++;
                }
                job.Advance(tally, job.BytesRead, time.Now());
            },
            cancellation);
        return found == BatchSize;
    }

    private Task Fail(ImportJob job, string code)
    {
        job.Fail(code, time.Now());
        return Task.CompletedTask;
    }

    /// <summary>A step of an import that nobody has ended or taken over meanwhile.</summary>
    private async Task InStepAsync(
        Func<DirectoryDbContext, ImportJob, Task> work, CancellationToken cancellation)
    {
        await using var scope = scopes.CreateAsyncScope();
        var store = scope.ServiceProvider.GetRequiredService<DirectoryDbContext>();
        var job = await store.Imports.SingleAsync(j => j.Id == id, cancellation);
        if (job.IsEnded || job.Version != _version) throw new OverException();
        await using var transaction = await store.Database.BeginTransactionAsync(cancellation);
        await work(store, job);
        await store.SaveChangesAsync(cancellation);
        await transaction.CommitAsync(cancellation);
        _version = job.Version;
    }

    private IFeedReader Reader(ImportJob job) => job.Terms.Format switch
    {
        FeedFormat.MeetingGuide => new ReadMeetingGuide(),
        FeedFormat.HsdsJson => new ReadHsdsJson(Today),
        FeedFormat.HsdsCsv => new ReadHsdsCsv(Today),
    };

    private DateOnly Today => DateOnly.FromDateTime(time.Now().UtcDateTime);

    private static IFeedTarget Target(ImportJob job, DirectoryDbContext store) => job.Terms.Format switch
    {
        FeedFormat.MeetingGuide => new GroupTarget(store),
        FeedFormat.HsdsJson or FeedFormat.HsdsCsv => new ResourceTarget(store),
    };

    /// <summary>The import was cancelled, or another instance has ended it.</summary>
    public sealed class OverException : Exception;
}
