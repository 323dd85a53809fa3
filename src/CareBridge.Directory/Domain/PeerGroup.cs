using CareBridge.Contracts.Directory;
using CareBridge.Directory.Domain.Imports;
using CareBridge.Platform.Domain;

namespace CareBridge.Directory.Domain;

/// <summary>A group of people in recovery, or of those who stand by them, that meets.</summary>
internal sealed class PeerGroup : Aggregate, ISorted, IFeedListing
{
    private PeerGroup()
    {
    }

    /// <summary>The organization that holds it.</summary>
    public Guid OrganizationId { get; private init; }

    public GroupProfile Profile { get; private set; } = null!;

    /// <summary>Staff of the organization who lead it.</summary>
    public IReadOnlyList<Guid> FacilitatorIds { get; private set; } = [];

    /// <summary>Those of them who are listed for the whole network; nobody outside hears of the others.</summary>
    public IReadOnlyList<Guid> ListedFacilitatorIds { get; private set; } = [];

    public bool HasFacilitators { get; private set; }

    /// <summary>False when it meets no more.</summary>
    public bool Active { get; private set; }

    /// <inheritdoc/>
    public bool ClosedByFeed { get; private set; }

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
        (Active, ClosedByFeed) = (true, false);
        Changed(at);
    }

    /// <param name="all">Each once.</param>
    /// <param name="listed">Those of them whom everybody may know.</param>
    public void BeLedBy(IReadOnlyList<Guid> all, IReadOnlyList<Guid> listed, DateTimeOffset at)
    {
        if (all.SequenceEqual(FacilitatorIds) && listed.SequenceEqual(ListedFacilitatorIds)) return;
        FacilitatorIds = all;
        ListedFacilitatorIds = listed;
        HasFacilitators = all.Count > 0;
        Changed(at);
    }

    /// <summary>For good, also where its feed has closed it already.</summary>
    public void Close(DateTimeOffset at)
    {
        if (!Active && !ClosedByFeed) return;
        (Active, ClosedByFeed) = (false, false);
        Changed(at);
    }

    /// <inheritdoc/>
    public void CloseByFeed(DateTimeOffset at)
    {
        if (!Active) return;
        (Active, ClosedByFeed) = (false, true);
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
        Structures = Profile.Structures,
        AcceptsNewMembers = Profile.AcceptsNewMembers,
        Places = Profile.Places,
        WelcomesTrialVisits = Profile.WelcomesTrialVisits,
        FacilitatorIds = ListedFacilitatorIds,
        Active = Active,
        Details = seal.Seal(Profile.Details),
        ChangedAt = ChangedAt,
    };
}
