using CareBridge.Directory.Domain;
using CareBridge.Directory.Storage;

namespace CareBridge.Directory.Features.Imports;

/// <summary>Services of a feed become local resources.</summary>
internal sealed class ResourceTarget(DirectoryDbContext store) : FeedTarget<LocalResource>(store)
{
    protected override string Kind => "local resource of a feed";

    protected override LocalResource List(Guid id, Guid organizationId, object content, DateTimeOffset at) =>
        LocalResource.List(id, organizationId, (ResourceProfile)content, at);

    protected override void Describe(LocalResource one, object content, DateTimeOffset at)
    {
        var (told, here) = ((ResourceProfile)content, one.Profile);
        // Whoever made sure of it here knows better than an older feed.
        var isNewer = told.VerifiedOn >= here.VerifiedOn || here.VerifiedOn is null;
        one.Describe(
            told with
            {
                VerifiedOn = isNewer ? told.VerifiedOn : here.VerifiedOn,
                ValidUntil = here.ValidUntil,
            },
            at);
    }
}
