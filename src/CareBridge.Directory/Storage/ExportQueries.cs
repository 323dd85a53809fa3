using System.Runtime.CompilerServices;
using CareBridge.Directory.Domain;
using CareBridge.Directory.Domain.Imports;
using CareBridge.Platform.Domain;
using Microsoft.EntityFrameworkCore;

namespace CareBridge.Directory.Storage;

internal static class ExportQueries
{
    private const int PageSize = 500;

    public static Task<Dictionary<Guid, string>> OrganizationNamesAsync(
        this DirectoryDbContext store, CancellationToken cancellation) =>
        store.Organizations.AsNoTracking().ToDictionaryAsync(o => o.Id, o => o.Profile.Name, cancellation);

    public static IAsyncEnumerable<List<PeerGroup>> ActivePagesAsync(
        this DbSet<PeerGroup> groups, Guid? organizationId, CancellationToken cancellation) => PagesAsync(
        groups.Where(g => g.Active && (organizationId == null || g.OrganizationId == organizationId)), cancellation);

    public static IAsyncEnumerable<List<LocalResource>> ActivePagesAsync(
        this DbSet<LocalResource> resources, Guid? organizationId, CancellationToken cancellation) => PagesAsync(
        resources.Where(r => r.Active && (organizationId == null || r.OrganizationId == organizationId)), cancellation);

    /// <summary>What the feeds said of those that came from one.</summary>
    public static async Task<Dictionary<Guid, (string Original, ImportTerms Terms)>> OriginalsAsync(
        this DirectoryDbContext store, List<Guid> targetIds, CancellationToken cancellation)
    {
        var found = await (
            from item in store.ImportedItems.AsNoTracking()
            join job in store.Feeds.AsNoTracking() on item.FeedId equals job.Id
            where targetIds.Contains(item.TargetId!.Value)
            select new { item.TargetId, item.Original, job.Terms }).ToListAsync(cancellation);
        return found.ToDictionary(item => item.TargetId!.Value, item => (item.Original, item.Terms));
    }

    /// <summary>By key, so that the last page costs no more than the first.</summary>
    private static async IAsyncEnumerable<List<T>> PagesAsync<T>(
        IQueryable<T> all, [EnumeratorCancellation] CancellationToken cancellation)
        where T : class, ISorted
    {
        var after = "";
        while (true)
        {
            var page = await all.AsNoTracking().Where(item => string.Compare(item.SortKey, after) > 0)
                .OrderBy(item => item.SortKey).Take(PageSize).ToListAsync(cancellation);
            if (page.Count > 0) yield return page;
            if (page.Count < PageSize) yield break;
            after = page[^1].SortKey;
        }
    }
}
