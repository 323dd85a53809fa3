using CareBridge.Directory.Domain;
using CareBridge.Directory.Storage;

namespace CareBridge.Directory.Features.Imports;

/// <summary>Meetings of a feed become peer groups.</summary>
internal sealed class GroupTarget(DirectoryDbContext store) : FeedTarget<PeerGroup>(store)
{
    protected override string Kind => "peer group of a feed";

    protected override PeerGroup List(Guid id, Guid organizationId, object content, DateTimeOffset at) =>
        PeerGroup.List(id, organizationId, (GroupProfile)content, at);

    protected override void Describe(PeerGroup one, object content, DateTimeOffset at)
    {
        var (told, here) = ((GroupProfile)content, one.Profile);
        one.Describe(
            told with
            {
                Places = here.Places,
                WelcomesTrialVisits = here.WelcomesTrialVisits,
                Details = told.Details with { GroundRules = here.Details.GroundRules },
            },
            at);
    }
}
