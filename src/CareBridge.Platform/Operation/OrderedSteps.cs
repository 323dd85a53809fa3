using System.Globalization;
using CareBridge.Platform.Domain;
using Microsoft.EntityFrameworkCore;

namespace CareBridge.Platform.Operation;

/// <summary>What is kept in the order of time, taken a part at a time for the steps of a projection.</summary>
public static class OrderedSteps
{
    private const int TickDigits = 19;

    /// <summary>The next part; of those of one instant all or none, so that the count of ticks tells where it ends.
    /// </summary>
    /// <param name="after">Where the step before ended; 0 at first.</param>
    public static async Task<List<T>> NextAsync<T>(
        this IQueryable<T> all, long after, int size, CancellationToken cancellation)
        where T : class, ISorted
    {
        var from = StartOf(after + 1);
        var next = await all.AsNoTracking().Where(one => string.Compare(one.SortKey, from) >= 0)
            .OrderBy(one => one.SortKey).Take(size).ToListAsync(cancellation);
        if (next.Count < size) return next;
        var (last, end) = (next[^1].SortKey, StartOf(next[^1].Ticks() + 1));
        next.AddRange(await all.AsNoTracking()
            .Where(one => string.Compare(one.SortKey, last) > 0 && string.Compare(one.SortKey, end) < 0)
            .OrderBy(one => one.SortKey).ToListAsync(cancellation));
        return next;
    }

    /// <param name="after">Where the step before ended.</param>
    public static ProjectionStep ToStep<T>(this IReadOnlyList<T> taken, long after)
        where T : ISorted => new(taken.Count, taken.Count == 0 ? after : taken[^1].Ticks());

    /// <summary>When its place in the order begins, as a step's end counts it.</summary>
    public static long Ticks(this ISorted one) =>
        long.Parse(one.SortKey.AsSpan(0, TickDigits), NumberStyles.None, CultureInfo.InvariantCulture);

    /// <summary>Nobody else changes them before the step has ended: what is made of them is not older than they are.
    /// </summary>
    public static Task HoldAsync<T>(this IQueryable<T> some, CancellationToken cancellation)
        where T : Aggregate =>
        some.ExecuteUpdateAsync(set => set.SetProperty(one => one.Version, one => one.Version), cancellation);

    private static string StartOf(long ticks) =>
        Domain.SortKey.Of(new DateTimeOffset(ticks, TimeSpan.Zero), Guid.Empty);
}
