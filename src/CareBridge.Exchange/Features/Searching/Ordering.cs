using System.Globalization;
using System.Linq.Expressions;
using CareBridge.Exchange.Storage;
using Microsoft.EntityFrameworkCore;

namespace CareBridge.Exchange.Features.Searching;

/// <summary>The order of a search's results, and where in it a page begins.</summary>
internal sealed class Ordering
{
    /// <summary>The keys, and what tells equals apart.</summary>
    private readonly IReadOnlyList<SortKey> _keys;

    private readonly ExchangeDbContext _store;
    private readonly long _asOf;

    /// <param name="asOf">When the search began, as <see cref="Positions"/> count.</param>
    public Ordering(
        ExchangeDbContext store, IReadOnlyList<(SearchParameter Parameter, bool IsDescending)> keys, long asOf)
    {
        _store = store;
        _asOf = asOf;
        IsSorted = keys.Count > 0;
        _keys =
        [
            .. keys.Select(key => SortKey.Of(store, key.Parameter, key.IsDescending, asOf)),
            SortKey.Position,
        ];
    }

    private bool IsSorted { get; }

    /// <summary>The next so many with their bodies.</summary>
    /// <param name="after">Null begins at the beginning.</param>
    public async Task<List<ResourceHead>> TakeAsync(
        string type, IQueryable<ResourceHead> heads, Place? after, int count, CancellationToken cancellation)
    {
        // What came after the search began has no place in an order of that time.
        if (IsSorted) heads = heads.Where(head => head.Position <= _asOf);
        if (after is not null) heads = heads.Where(Follows(after));
        var sorted = _keys.Skip(1).Aggregate(_keys[0].Sort(heads), (some, key) => key.Sort(some)).Take(count);
        if (!IsSorted) return await sorted.ToListAsync(cancellation);
        var order = await sorted.Select(head => head.Id).ToListAsync(cancellation);
        // By their ids alone: one that matches no more since a moment ago would end the pages before their end.
        var found = await _store.Heads.AsNoTracking()
            .Where(head => head.Type == type && order.Contains(head.Id)).ToListAsync(cancellation);
        return [.. found.OrderBy(head => order.IndexOf(head.Id))];
    }

    public async Task<Place> PlaceOfAsync(ResourceHead head, CancellationToken cancellation)
    {
        var (type, id) = (head.Type, head.Id);
        var one = _store.Heads.AsNoTracking().Where(h => h.Type == type && h.Id == id);
        var keys = new List<string>();
        foreach (var key in _keys)
        {
            keys.Add(key switch
            {
                _ when key == SortKey.Position => Number(head.Position),
                { NumberOf: { } number } => Number(await one.Select(number).SingleAsync(cancellation)),
                _ => await one.Select(key.TextOf!).SingleAsync(cancellation),
            });
        }
        return new Place(keys);

        static string Number(long number) => number.ToString(CultureInfo.InvariantCulture);
    }

    /// <summary>The first keys are the same, and the next comes after.</summary>
    private Expression<Func<ResourceHead, bool>> Follows(Place place) => Predicates.AnyOf(
        _keys.Select((key, index) => Predicates.AllOf(
        [
            .. _keys.Take(index).Select((same, i) => same.Equals(place.Keys[i])),
            key.After(place.Keys[index]),
        ])));
}

/// <summary>A resource's place in an order: its keys.</summary>
internal sealed record Place(IReadOnlyList<string> Keys);
