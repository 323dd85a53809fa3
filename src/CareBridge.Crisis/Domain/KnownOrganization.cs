using CareBridge.Contracts.Directory;

namespace CareBridge.Crisis.Domain;

/// <summary>
/// What Directory has announced about an organization, kept here so that a crisis is routed, and the raising
/// organization called back, while Directory is down.
/// </summary>
internal sealed class KnownOrganization
{
    public required Guid Id { get; init; }

    public required DateTimeOffset KnownSince { get; init; }

    /// <summary>Directory's version; 0 before the first announcement is taken.</summary>
    public long Version { get; private set; }

    public OrganizationKind Kind { get; private set; }

    public bool Active { get; private set; }

    /// <summary>The crisis team it has named for itself.</summary>
    public Guid? CrisisTeamId { get; private set; }

    public string Name { get; private set; } = "";

    public string? Phone { get; private set; }

    /// <returns>False when what is known already is as new.</returns>
    public bool Take(OrganizationChanged change, OrganizationDetails details)
    {
        if (change.Version <= Version) return false;
        Version = change.Version;
        Kind = change.Kind;
        Active = change.Active;
        CrisisTeamId = change.CrisisTeamId;
        Name = details.Name;
        Phone = details.Phone;
        return true;
    }
}
