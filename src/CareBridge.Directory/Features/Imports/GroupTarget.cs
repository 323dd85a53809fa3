using CareBridge.Directory.Domain;
using CareBridge.Directory.Domain.Imports;
using CareBridge.Directory.Storage;
using CareBridge.Platform.Domain;
using Microsoft.EntityFrameworkCore;

namespace CareBridge.Directory.Features.Imports;

/// <summary>Meetings of a feed become peer groups.</summary>
internal sealed class GroupTarget(DirectoryDbContext store) : IFeedTarget
{
    private Dictionary<Guid, PeerGroup> _groups = [];

    public Guid IdFor(Guid feedId, string key) => DerivedId.Of("peer group of a feed", feedId, key);

    public async Task LoadAsync(List<Guid> ids, CancellationToken cancellation) => _groups =
        await store.Groups.Where(group => ids.Contains(group.Id)).ToDictionaryAsync(group => group.Id, cancellation);

    public async Task AddAsync(Guid id, CancellationToken cancellation)
    {
        if (await store.Groups.FindAsync([id], cancellation) is { } found) _groups[id] = found;
    }

    public FeedOutcome Take(Guid id, Guid organizationId, FeedItem item, bool hadLeft, DateTimeOffset at)
    {
        var profile = (GroupProfile)item.Content!;
        if (!_groups.TryGetValue(id, out var group))
        {
            store.Groups.Add(_groups[id] = PeerGroup.List(id, organizationId, profile, at));
            return FeedOutcome.Created;
        }
        if (group.OrganizationId != organizationId) return FeedOutcome.Taken;
        if (!group.Active && !hadLeft) return FeedOutcome.StaysClosed;
        var before = group.Version;
        group.Describe(WithWhatFeedsDoNotSay(profile, group.Profile), at);
        return group.Version == before ? FeedOutcome.Unchanged : FeedOutcome.Updated;
    }

    public bool Close(Guid id, DateTimeOffset at)
    {
        if (!_groups.TryGetValue(id, out var group) || !group.Active) return false;
        group.Close(at);
        return true;
    }

    private static GroupProfile WithWhatFeedsDoNotSay(GroupProfile told, GroupProfile here) => told with
    {
        Places = here.Places,
        WelcomesTrialVisits = here.WelcomesTrialVisits,
        Details = told.Details with { GroundRules = here.Details.GroundRules },
    };
}
