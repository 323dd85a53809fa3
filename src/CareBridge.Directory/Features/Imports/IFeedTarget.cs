using CareBridge.Directory.Domain.Imports;

namespace CareBridge.Directory.Features.Imports;

/// <summary>What the items of a feed become.</summary>
internal interface IFeedTarget
{
    /// <summary>Of an item that is not here yet; the same at every repeat.</summary>
    Guid IdFor(Guid feedId, string key);

    /// <summary>Finds those that are here already, for what follows.</summary>
    Task LoadAsync(List<Guid> ids, CancellationToken cancellation);

    /// <summary>Finds one more.</summary>
    Task AddAsync(Guid id, CancellationToken cancellation);

    FeedOutcome Take(Guid id, Guid organizationId, FeedItem item, DateTimeOffset at);

    /// <summary>It has left the feed.</summary>
    /// <returns>False when it was closed before.</returns>
    bool Close(Guid id, DateTimeOffset at);
}

internal enum FeedOutcome
{
    Created,
    Updated,
    Unchanged,

    /// <summary>Somebody has closed it by hand, and it stays so.</summary>
    StaysClosed,

    /// <summary>Somebody else has something under its id.</summary>
    Taken,
}
