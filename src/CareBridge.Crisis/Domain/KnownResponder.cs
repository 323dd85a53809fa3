using CareBridge.Contracts.Directory;

namespace CareBridge.Crisis.Domain;

/// <summary>What Directory has announced about somebody's work at an organization.</summary>
internal sealed class KnownResponder
{
    public required Guid OrganizationId { get; init; }

    public required Guid StaffId { get; init; }

    /// <summary>Directory's version; 0 before the first announcement is taken.</summary>
    public long Version { get; private set; }

    public bool Active { get; private set; }

    /// <summary>Null of somebody who is not listed.</summary>
    public StaffRole? Role { get; private set; }

    /// <summary>The name they work under, of crisis responders only: it is on their team's calendar.</summary>
    public string? Name { get; private set; }

    /// <summary>For the team. Of somebody who is not listed the role is not known.</summary>
    public bool Answers => Active && (Role is null or StaffRole.CrisisResponder);

    /// <returns>False when what is known already is as new.</returns>
    public bool Take(StaffChanged change, StaffDetails? details)
    {
        if (change.Version <= Version) return false;
        (Version, Active, Role) = (change.Version, change.Active, change.Role);
        Name = change.Role == StaffRole.CrisisResponder && details is not null
            ? $"{details.GivenName} {details.FamilyName}"
            : null;
        return true;
    }
}
