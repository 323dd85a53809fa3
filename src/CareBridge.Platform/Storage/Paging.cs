using CareBridge.Platform.Disclosures;
using CareBridge.Platform.Domain;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace CareBridge.Platform.Storage;

/// <summary>Which part of a list the caller asks for.</summary>
public sealed record PageRequest
{
    public const int MaxLimit = 100;

    /// <summary>The <c>next</c> of the page before; null begins with the newest.</summary>
    [FromQuery(Name = "after")]
    public string? After { get; init; }

    /// <summary>1 to <see cref="MaxLimit"/>; that many when left out.</summary>
    [FromQuery(Name = "limit")]
    public int? Limit { get; init; }
}

/// <param name="Next">What to pass as <c>after</c> for the page that follows; null on the last.</param>
public sealed record Page<T>(IReadOnlyList<T> Items, string? Next)
{
    /// <summary>Goes along with what of the page another organization has disclosed.</summary>
    public Accompaniment? Disclosure { get; init; }

    public Page<TView> Select<TView>(Func<T, TView> view) => new([.. Items.Select(view)], Next);
}

public static class Paging
{
    /// <summary>One page, newest first, found by key: the last page costs no more than the first.</summary>
    /// <exception cref="InvalidRequestException">The page asked for cannot exist.</exception>
    public static async Task<Page<T>> NewestFirstAsync<T>(
        this IQueryable<T> all, PageRequest page, CancellationToken cancellation)
        where T : class, ISorted
    {
        var limit = page.Limit ?? PageRequest.MaxLimit;
        new Check()
            .That(limit is >= 1 and <= PageRequest.MaxLimit, "limit", $"1 to {PageRequest.MaxLimit}.")
            .That(page.After is null || SortKey.IsValid(page.After), "after", "The next of the page before.")
            .ThrowIfAny();

        var rest = page.After is { } after ? all.Where(item => string.Compare(item.SortKey, after) < 0) : all;
        var items = await rest.AsNoTracking()
            .OrderByDescending(item => item.SortKey).Take(limit + 1).ToListAsync(cancellation);
        if (items.Count <= limit) return new Page<T>(items, Next: null);
        items.RemoveAt(limit);
        return new Page<T>(items, items[^1].SortKey);
    }
}
