using CareBridge.Contracts.Directory;
using CareBridge.Platform.Domain;

namespace CareBridge.Directory.Domain;

/// <summary>A group of people in recovery, or of those who stand by them, that meets.</summary>
internal sealed class PeerGroup : Aggregate, ISorted
{
    private PeerGroup()
    {
    }

    /// <summary>The organization that holds it.</summary>
    public Guid OrganizationId { get; private init; }

    public GroupProfile Profile { get; private set; } = null!;

    /// <summary>False when it meets no more.</summary>
    public bool Active { get; private set; }

    public string SortKey { get; private init; } = null!;

    public static PeerGroup List(Guid id, Guid organizationId, GroupProfile profile, DateTimeOffset at)
    {
        var group = new PeerGroup
        {
            Id = id,
            OrganizationId = organizationId,
            Profile = profile,
            Active = true,
            SortKey = Platform.Domain.SortKey.Of(at, id),
        };
        group.Changed(at);
        return group;
    }

    /// <summary>One that was closed meets again.</summary>
    public void Describe(GroupProfile profile, DateTimeOffset at)
    {
        if (Active && profile == Profile) return;
        Profile = profile;
        Active = true;
        Changed(at);
    }

    public void Close(DateTimeOffset at)
    {
        if (!Active) return;
        Active = false;
        Changed(at);
    }

    public override object ToMessage(ISeal seal) => new GroupChanged
    {
        GroupId = Id,
        Version = Version,
        OrganizationId = OrganizationId,
        Format = Profile.Format,
        Pathways = Profile.Pathways,
        Audiences = Profile.Audiences,
        Accessibility = Profile.Accessibility,
        AcceptsNewMembers = Profile.AcceptsNewMembers,
        Active = Active,
        Details = seal.Seal(Profile.Details),
        ChangedAt = ChangedAt,
    };
}
