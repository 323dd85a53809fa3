using CareBridge.Directory.Domain.Matching;
using CareBridge.Platform.Domain;
using CareBridge.Platform.Security;
using Microsoft.EntityFrameworkCore;

namespace CareBridge.Directory.Storage;

internal static class GroupSearchQueries
{
    /// <summary>A participant's own, or those of the organization.</summary>
    public static IQueryable<GroupSearch> VisibleTo(this IQueryable<GroupSearch> searches, Caller caller)
    {
        if (caller.Role == Role.Participant) return searches.Where(s => s.ParticipantId == caller.Id);
        var organization = caller.Organization;
        return searches.Where(s => s.OrganizationId == organization);
    }

    /// <exception cref="NotFoundException">There is none that they may know of.</exception>
    public static async Task<GroupSearch> RequireSearchAsync(
        this DirectoryDbContext store, Guid id, Caller caller, CancellationToken cancellation) =>
        await store.GroupSearches.VisibleTo(caller).SingleOrDefaultAsync(s => s.Id == id, cancellation)
            ?? throw new NotFoundException("group search");

    /// <summary>How many other searches count against the places of each group.</summary>
    public static async Task<Dictionary<Guid, int>> LoadsAsync(
        this DirectoryDbContext store, Guid? except, DateTimeOffset now, CancellationToken cancellation) =>
        await store.GroupEngagements.AsNoTracking()
            .Where(e => e.CountsUntil > now && e.SearchId != except)
            .GroupBy(e => e.GroupId).Select(group => new { group.Key, Count = group.Count() })
            .ToDictionaryAsync(group => group.Key, group => group.Count, cancellation);

    /// <summary>Puts down what the search has to do with groups now; it is saved with the search.</summary>
    public static async Task EngageAsync(
        this DirectoryDbContext store, GroupSearch search, CancellationToken cancellation)
    {
        var kept = await store.GroupEngagements.Where(e => e.SearchId == search.Id).ToListAsync(cancellation);
        var wanted = GroupEngagement.Of(search);
        store.GroupEngagements.RemoveRange(kept.Where(e => !wanted.ContainsKey(e.GroupId)));
        foreach (var (groupId, until) in wanted)
        {
            if (kept.Find(e => e.GroupId == groupId) is { } known) known.CountsUntil = until;
            else
                store.GroupEngagements.Add(new GroupEngagement
                {
                    SearchId = search.Id,
                    GroupId = groupId,
                    CountsUntil = until,
                });
        }
    }
}
