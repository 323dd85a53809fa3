using CareBridge.Contracts.Directory;
using CareBridge.Directory.Domain;

namespace CareBridge.Directory.Features;

internal sealed record OrganizationView(
    Guid Id,
    long Version,
    OrganizationKind Kind,
    string Name,
    string? Phone,
    string? City,
    string? State,
    Guid? CrisisTeamId,
    bool Active)
{
    public static OrganizationView Of(Organization organization) => new(
        organization.Id,
        organization.Version,
        organization.Kind,
        organization.Profile.Name,
        organization.Profile.Phone,
        organization.Profile.City,
        organization.Profile.State,
        organization.Profile.CrisisTeamId,
        organization.Active);
}
