using System.Data.SqlTypes;
using CareBridge.Platform.Storage;
using Microsoft.EntityFrameworkCore;

namespace CareBridge.Platform.Retention;

internal static class RetentionQueries
{
    /// <summary>
    /// When something last happened to each. What tells of it may be deleted before the records of services that keep
    /// theirs for longer: that it was deleted says when it had been.
    /// </summary>
    public static async Task<Dictionary<Guid, DateTimeOffset>> LastActivityAsync<TContext>(
        this TContext store, RetentionPlan<TContext> plan, List<Guid> ids, CancellationToken cancellation)
        where TContext : ServiceDbContext
    {
        var last = new Dictionary<Guid, DateTimeOffset>();
        var disposed = store.Set<Disposition>().AsNoTracking()
            .Select(one => new Activity { ParticipantId = one.ParticipantId, At = one.LastActivityAt });
        foreach (var activity in plan.Activities.Select(activity => activity(store)).Append(disposed))
        {
            Take(await activity.Where(one => ids.Contains(one.ParticipantId))
                .GroupBy(one => one.ParticipantId)
                .Select(all => new Activity { ParticipantId = all.Key, At = all.Max(one => one.At) })
                .ToListAsync(cancellation));
        }
        if (plan.Protects is { } protects) Take(await protects(store, ids, cancellation));
        return last;

        void Take(List<Activity> found)
        {
            foreach (var one in found)
            {
                if (!last.TryGetValue(one.ParticipantId, out var known) || known < one.At)
                    last[one.ParticipantId] = one.At;
            }
        }
    }

    public static async Task<HashSet<Guid>> HavingRecordsAsync<TContext>(
        this TContext store, RetentionPlan<TContext> plan, List<Guid> ids, CancellationToken cancellation)
        where TContext : ServiceDbContext
    {
        var having = new HashSet<Guid>();
        foreach (var people in plan.People)
        {
            having.UnionWith(
                await people(store).Where(id => ids.Contains(id)).Distinct().ToListAsync(cancellation));
        }
        return having;
    }

    /// <summary>Each table gives its next ones; the first of all of them are the next of the whole.</summary>
    public static async Task<List<Guid>> PeopleAfterAsync<TContext>(
        this TContext store, RetentionPlan<TContext> plan, Guid? last, int limit, CancellationToken cancellation)
        where TContext : ServiceDbContext
    {
        var found = new HashSet<Guid>();
        foreach (var people in plan.People)
        {
            var rest = people(store);
            if (last is { } after) rest = rest.Where(id => id.CompareTo(after) > 0);
            found.UnionWith(await rest.Distinct().OrderBy(id => id).Take(limit).ToListAsync(cancellation));
        }
        // SQL Server compares the groups of an id from the last to the first.
        return store.Database.IsSqlServer()
            ? [.. found.OrderBy(id => new SqlGuid(id)).Take(limit)]
            : [.. found.Order().Take(limit)];
    }
}
