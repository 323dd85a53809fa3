using CareBridge.Contracts.Directory;

namespace CareBridge.Referrals.Domain;

/// <summary>
/// What Directory has announced about somebody's work at an organization: who may answer for a referral there when
/// nobody else does.
/// </summary>
internal sealed class KnownStaff
{
    public required Guid StaffId { get; init; }

    public required Guid OrganizationId { get; init; }

    /// <summary>Directory's version; 0 before the first announcement is taken.</summary>
    public long Version { get; private set; }

    /// <summary>Null for somebody who is not listed.</summary>
    public StaffRole? Role { get; private set; }

    public bool Active { get; private set; }

    public void Take(StaffChanged change)
    {
        if (change.Version <= Version) return;
        (Version, Role, Active) = (change.Version, change.Role, change.Active);
    }

    /// <summary>
    /// Who answers for a referral next: a coordinator, else a specialist or clinician, each before and after the owner
    /// in one fixed order, so that it goes round; where there is nobody else, whoever does now, and null when they have
    /// left.
    /// </summary>
    public static Guid? After(Guid? ownerId, IEnumerable<KnownStaff> staff)
    {
        var active = staff.Where(one => one.Active).ToList();
        var others = active.Where(one => one.StaffId != ownerId)
            .OrderBy(one => one.StaffId.CompareTo(ownerId ?? Guid.Empty) < 0)
            .ThenBy(one => one.StaffId)
            .ToList();
        var next = others.Find(one => one.Role == StaffRole.Coordinator)
            ?? others.Find(one => one.Role is StaffRole.PeerSpecialist or StaffRole.Clinician)
            ?? active.Find(one => one.StaffId == ownerId);
        return next?.StaffId;
    }
}
