using CareBridge.Directory.Storage;
using CareBridge.Platform.Operation;
using Microsoft.EntityFrameworkCore;

namespace CareBridge.Directory.Features.Searches;

/// <summary>
/// Which searches count against the places of which group, made anew from the searches: after a release that counts
/// otherwise, or when rows were lost.
/// </summary>
internal sealed class GroupPlaceProjection : IProjection<DirectoryDbContext>
{
    private const int StepSize = 100;

    public string Name => "group-places";

    public Task<int> CountAsync(DirectoryDbContext store, CancellationToken cancellation) =>
        store.GroupSearches.CountAsync(cancellation);

    public async Task<ProjectionStep> StepAsync(DirectoryDbContext store, long after, CancellationToken cancellation)
    {
        var next = await store.GroupSearches.NextAsync(after, StepSize, cancellation);
        var ids = next.Select(search => search.Id).ToList();
        await store.GroupSearches.Where(search => ids.Contains(search.Id)).HoldAsync(cancellation);
        var searches = await store.GroupSearches.AsNoTracking().Where(search => ids.Contains(search.Id))
            .ToListAsync(cancellation);
        foreach (var search in searches) await store.EngageAsync(search, cancellation);
        return next.ToStep(after);
    }
}
