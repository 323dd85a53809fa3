using CareBridge.Contracts.Directory;
using CareBridge.Platform.Domain;

namespace CareBridge.Directory.Domain;

/// <summary>A peer community, clinic or crisis team of the network.</summary>
internal sealed class Organization : Aggregate
{
    private Organization()
    {
    }

    public OrganizationKind Kind { get; private init; }

    public OrganizationProfile Profile { get; private set; } = null!;

    public bool Active { get; private set; }

    /// <summary>Where its systems are reached, in the order in which it was said.</summary>
    public IReadOnlyList<Guid> EndpointIds { get; private set; } = [];

    public static Organization Register(
        Guid id, OrganizationKind kind, OrganizationProfile profile, DateTimeOffset at)
    {
        var organization = new Organization { Id = id, Kind = kind, Profile = profile, Active = true };
        organization.Changed(at);
        return organization;
    }

    /// <exception cref="RefusedException">The kind differs: what an organization is, it stays.</exception>
    public void Describe(OrganizationKind kind, OrganizationProfile profile, DateTimeOffset at)
    {
        if (kind != Kind) throw new RefusedException("kind-is-fixed", "An organization's kind cannot be changed.");
        if (profile == Profile) return;
        Profile = profile;
        Changed(at);
    }

    public void Offer(Guid endpointId, DateTimeOffset at)
    {
        if (EndpointIds.Contains(endpointId)) return;
        EndpointIds = [.. EndpointIds, endpointId];
        Changed(at);
    }

    public void Withdraw(Guid endpointId, DateTimeOffset at)
    {
        if (!EndpointIds.Contains(endpointId)) return;
        EndpointIds = [.. EndpointIds.Where(id => id != endpointId)];
        Changed(at);
    }

    public override object ToMessage(ISeal seal) => new OrganizationChanged
    {
        OrganizationId = Id,
        Version = Version,
        Kind = Kind,
        Active = Active,
        CrisisTeamId = Profile.CrisisTeamId,
        EndpointIds = EndpointIds,
        Details = seal.Seal(new OrganizationDetails
        {
            Name = Profile.Name,
            Phone = Profile.Phone,
            City = Profile.City,
            State = Profile.State,
        }),
        ChangedAt = ChangedAt,
    };
}
