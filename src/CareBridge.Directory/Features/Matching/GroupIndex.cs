using CareBridge.Directory.Domain;
using CareBridge.Directory.Domain.Matching;
using CareBridge.Directory.Storage;
using Microsoft.EntityFrameworkCore;

namespace CareBridge.Directory.Features.Matching;

/// <summary>
/// What matching looks at, of every group that meets: public facts only, held in this process and brought up to date
/// from the store before each question, so that no answer is older than the store.
/// </summary>
internal sealed class GroupIndex : IDisposable
{
    /// <summary>
    /// How much later than others a save may become visible, by its own time: clocks differ, and transactions last.
    /// What took longer is found by <see cref="ReconcileAsync"/>.
    /// </summary>
    private static readonly TimeSpan Overlap = TimeSpan.FromSeconds(5);

    private const int LoadSize = 500;

    private readonly SemaphoreSlim _gate = new(1);
    private readonly Dictionary<Guid, GroupFacts> _groups = [];
    private readonly Dictionary<Guid, long> _versions = [];
    private GroupFacts[]? _snapshot;
    private DateTimeOffset? _since;

    /// <summary>All groups that meet, in no order.</summary>
    public async Task<IReadOnlyList<GroupFacts>> CurrentAsync(
        DirectoryDbContext store, CancellationToken cancellation)
    {
        await _gate.WaitAsync(cancellation);
        try
        {
            if (_since is { } since)
                await UpdateAsync(store, store.Groups.Where(group => group.ChangedAt >= since - Overlap), cancellation);
            else
                await UpdateAsync(store, store.Groups, cancellation);
            return _snapshot ??= [.. _groups.Values];
        }
        finally
        {
            _gate.Release();
        }
    }

    /// <summary>Compares with the store group by group.</summary>
    public async Task ReconcileAsync(DirectoryDbContext store, CancellationToken cancellation)
    {
        await _gate.WaitAsync(cancellation);
        try
        {
            await UpdateAsync(store, store.Groups, cancellation);
        }
        finally
        {
            _gate.Release();
        }
    }

    public void Dispose() => _gate.Dispose();

    private async Task UpdateAsync(
        DirectoryDbContext store, IQueryable<PeerGroup> candidates, CancellationToken cancellation)
    {
        var changed = new List<Guid>();
        var latest = _since ?? DateTimeOffset.MinValue;
        var heads = candidates.AsNoTracking()
            .Select(group => new { group.Id, group.Version, group.ChangedAt }).AsAsyncEnumerable();
        await foreach (var head in heads.WithCancellation(cancellation))
        {
            if (head.ChangedAt > latest) latest = head.ChangedAt;
            if (_versions.GetValueOrDefault(head.Id) < head.Version) changed.Add(head.Id);
        }
        foreach (var ids in changed.Chunk(LoadSize)) await LoadAsync(store, [.. ids], cancellation);
        if (latest > DateTimeOffset.MinValue) _since = latest;
    }

    private async Task LoadAsync(DirectoryDbContext store, List<Guid> ids, CancellationToken cancellation)
    {
        var groups = await store.Groups.AsNoTracking().Where(group => ids.Contains(group.Id))
            .ToListAsync(cancellation);
        foreach (var group in groups)
        {
            _versions[group.Id] = group.Version;
            if (group.Active) _groups[group.Id] = GroupFacts.Of(group);
            else _groups.Remove(group.Id);
        }
        _snapshot = null;
    }
}
