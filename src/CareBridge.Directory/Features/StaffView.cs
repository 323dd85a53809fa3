using CareBridge.Contracts.Directory;
using CareBridge.Directory.Domain;

namespace CareBridge.Directory.Features;

/// <param name="PersonId">Of the human being: the same in all their positions.</param>
internal sealed record StaffView(
    Guid Id,
    long Version,
    Guid PersonId,
    Guid OrganizationId,
    string GivenName,
    string FamilyName,
    StaffRole? Role,
    bool Active)
{
    public static StaffView Of(StaffMember person) => new(
        person.Id,
        person.Version,
        person.PersonId,
        person.OrganizationId,
        person.Profile.GivenName,
        person.Profile.FamilyName,
        person.Profile.Role,
        person.Active);
}
