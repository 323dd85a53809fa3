using CareBridge.Contracts.Directory;
using CareBridge.Directory.Domain;

namespace CareBridge.Directory.Features;

internal sealed record StaffView(
    Guid Id, long Version, Guid OrganizationId, string GivenName, string FamilyName, StaffRole? Role, bool Active)
{
    public static StaffView Of(StaffMember person) => new(
        person.Id,
        person.Version,
        person.OrganizationId,
        person.Profile.GivenName,
        person.Profile.FamilyName,
        person.Profile.Role,
        person.Active);
}
