using CareBridge.Directory.Domain;
using CareBridge.Directory.Domain.Imports;
using CareBridge.Directory.Storage;
using CareBridge.Platform.Domain;
using Microsoft.EntityFrameworkCore;

namespace CareBridge.Directory.Features.Imports;

/// <summary>Services of a feed become local resources.</summary>
internal sealed class ResourceTarget(DirectoryDbContext store) : IFeedTarget
{
    private Dictionary<Guid, LocalResource> _resources = [];

    public Guid IdFor(Guid feedId, string key) => DerivedId.Of("local resource of a feed", feedId, key);

    public async Task LoadAsync(List<Guid> ids, CancellationToken cancellation) => _resources =
        await store.Resources.Where(resource => ids.Contains(resource.Id))
            .ToDictionaryAsync(resource => resource.Id, cancellation);

    public async Task AddAsync(Guid id, CancellationToken cancellation)
    {
        if (await store.Resources.FindAsync([id], cancellation) is { } found) _resources[id] = found;
    }

    public FeedOutcome Take(Guid id, Guid organizationId, FeedItem item, bool hadLeft, DateTimeOffset at)
    {
        var profile = (ResourceProfile)item.Content!;
        if (!_resources.TryGetValue(id, out var resource))
        {
            store.Resources.Add(_resources[id] = LocalResource.List(id, organizationId, profile, at));
            if (!item.IsActive) _resources[id].Withdraw(at);
            return FeedOutcome.Created;
        }
        if (resource.OrganizationId != organizationId) return FeedOutcome.Taken;
        var before = resource.Version;
        if (!item.IsActive) resource.Withdraw(at);
        else if (!resource.Active && !hadLeft) return FeedOutcome.StaysClosed;
        else resource.Describe(WithTheLatestVisit(profile, resource.Profile), at);
        return resource.Version == before ? FeedOutcome.Unchanged : FeedOutcome.Updated;
    }

    public bool Close(Guid id, DateTimeOffset at)
    {
        if (!_resources.TryGetValue(id, out var resource) || !resource.Active) return false;
        resource.Withdraw(at);
        return true;
    }

    /// <summary>Whoever made sure of it here knows better than an older feed.</summary>
    private static ResourceProfile WithTheLatestVisit(ResourceProfile told, ResourceProfile here) =>
        here.VerifiedOn > told.VerifiedOn || told.VerifiedOn is null
            ? told with { VerifiedOn = here.VerifiedOn }
            : told;
}
