using Microsoft.EntityFrameworkCore;

namespace CareBridge.Platform.Storage;

/// <summary>Rows that follow from something else, such as those that it is found by.</summary>
public static class DerivedRows
{
    /// <summary>Brings them up to date; saves nothing.</summary>
    /// <param name="kept">All that there are, tracked or not.</param>
    /// <param name="wanted">All that there ought to be.</param>
    /// <param name="key">What a kept and a wanted row that are the same have in common.</param>
    /// <returns>False when they are what they were.</returns>
    public static bool Replace<TRow, TKey>(
        this DbSet<TRow> rows, IEnumerable<TRow> kept, IEnumerable<TRow> wanted, Func<TRow, TKey> key)
        where TRow : class
        where TKey : notnull
    {
        var missing = wanted.DistinctBy(key).ToDictionary(key);
        var old = kept.Where(row => !missing.Remove(key(row))).ToList();
        rows.RemoveRange(old);
        rows.AddRange(missing.Values);
        return old.Count > 0 || missing.Count > 0;
    }
}
