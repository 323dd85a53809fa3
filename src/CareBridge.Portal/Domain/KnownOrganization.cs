using CareBridge.Contracts.Directory;

namespace CareBridge.Portal.Domain;

/// <summary>Whether the directory has an organization in the network: nobody acts for one that is withdrawn.</summary>
internal sealed class KnownOrganization
{
    public required Guid Id { get; init; }

    /// <summary>Directory's version, and the concurrency token; 0 before the first announcement is taken.</summary>
    public long Version { get; private set; }

    public bool Active { get; private set; }

    /// <summary>Announcements come in any order: one that is older than what is known changes nothing.</summary>
    public void Take(OrganizationChanged change)
    {
        if (change.Version <= Version) return;
        (Version, Active) = (change.Version, change.Active);
    }
}
