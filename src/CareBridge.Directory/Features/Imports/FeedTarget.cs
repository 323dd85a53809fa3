using CareBridge.Directory.Domain.Imports;
using CareBridge.Directory.Storage;
using CareBridge.Platform.Domain;
using Microsoft.EntityFrameworkCore;

namespace CareBridge.Directory.Features.Imports;

/// <summary>What is the same whatever the items become: they open again only what a feed has closed.</summary>
internal abstract class FeedTarget<T>(DirectoryDbContext store) : IFeedTarget
    where T : Aggregate, IFeedListing
{
    private Dictionary<Guid, T> _known = [];

    /// <summary>Never changed: ids are made from it.</summary>
    protected abstract string Kind { get; }

    public Guid IdFor(Guid feedId, string key) => DerivedId.Of(Kind, feedId, key);

    public async Task LoadAsync(List<Guid> ids, CancellationToken cancellation) => _known =
        await store.Set<T>().Where(one => ids.Contains(one.Id)).ToDictionaryAsync(one => one.Id, cancellation);

    public async Task AddAsync(Guid id, CancellationToken cancellation)
    {
        if (await store.Set<T>().FindAsync([id], cancellation) is { } found) _known[id] = found;
    }

    public FeedOutcome Take(Guid id, Guid organizationId, FeedItem item, DateTimeOffset at)
    {
        if (!_known.TryGetValue(id, out var one))
        {
            store.Add(_known[id] = one = List(id, organizationId, item.Content!, at));
            if (!item.IsActive) one.CloseByFeed(at);
            return FeedOutcome.Created;
        }
        if (one.OrganizationId != organizationId) return FeedOutcome.Taken;
        var before = one.Version;
        if (!item.IsActive) one.CloseByFeed(at);
        else if (one is { Active: false, ClosedByFeed: false }) return FeedOutcome.StaysClosed;
        else Describe(one, item.Content!, at);
        return one.Version == before ? FeedOutcome.Unchanged : FeedOutcome.Updated;
    }

    public bool Close(Guid id, DateTimeOffset at)
    {
        if (!_known.TryGetValue(id, out var one) || !one.Active) return false;
        one.CloseByFeed(at);
        return true;
    }

    protected abstract T List(Guid id, Guid organizationId, object content, DateTimeOffset at);

    /// <summary>What feeds do not say stays as it is here.</summary>
    protected abstract void Describe(T one, object content, DateTimeOffset at);
}
