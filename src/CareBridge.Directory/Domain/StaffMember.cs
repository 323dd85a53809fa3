using CareBridge.Contracts.Directory;
using CareBridge.Platform.Domain;

namespace CareBridge.Directory.Domain;

/// <summary>Someone's position at an organization. Who works at several has one at each.</summary>
internal sealed class StaffMember : Aggregate
{
    private StaffMember()
    {
    }

    public Guid OrganizationId { get; private init; }

    /// <summary>Of the human being: the same in all their positions.</summary>
    public Guid PersonId { get; private set; }

    public StaffProfile Profile { get; private set; } = null!;

    /// <summary>False when they have left.</summary>
    public bool Active { get; private set; }

    public static StaffMember Employ(
        Guid id, Guid personId, Guid organizationId, StaffProfile profile, DateTimeOffset at)
    {
        var person = new StaffMember
        {
            Id = id,
            PersonId = personId,
            OrganizationId = organizationId,
            Profile = profile,
            Active = true,
        };
        person.Changed(at);
        return person;
    }

    /// <summary>Who had left is back.</summary>
    public void Employ(Guid personId, StaffProfile profile, DateTimeOffset at)
    {
        if (Active && personId == PersonId && profile == Profile) return;
        PersonId = personId;
        Profile = profile;
        Active = true;
        Changed(at);
    }

    public void Leave(DateTimeOffset at)
    {
        if (!Active) return;
        Active = false;
        Changed(at);
    }

    public override object ToMessage(ISeal seal) => new StaffChanged
    {
        StaffId = Id,
        OrganizationId = OrganizationId,
        PersonId = PersonId,
        Version = Version,
        Role = Profile.Role,
        Active = Active,
        Details = Profile.Role is null
            ? null
            : seal.Seal(new StaffDetails { GivenName = Profile.GivenName, FamilyName = Profile.FamilyName }),
        ChangedAt = ChangedAt,
    };
}
