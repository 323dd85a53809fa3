using CareBridge.Contracts.Directory;
using CareBridge.Directory.Domain;

namespace CareBridge.Directory.Features;

/// <param name="Npi">Its National Provider Identifier.</param>
/// <param name="VerifiedUntil">The last day of its verification; null when it never was verified.</param>
internal sealed record OrganizationView(
    Guid Id,
    long Version,
    OrganizationKind Kind,
    string Name,
    string? Npi,
    string? Phone,
    string? City,
    string? State,
    Guid? CrisisTeamId,
    bool Active,
    OrganizationVerification Verification,
    DateOnly? VerifiedUntil)
{
    public static OrganizationView Of(Organization organization) => new(
        organization.Id,
        organization.Version,
        organization.Kind,
        organization.Profile.Name,
        organization.Profile.Npi,
        organization.Profile.Phone,
        organization.Profile.City,
        organization.Profile.State,
        organization.Profile.CrisisTeamId,
        organization.Active,
        organization.Verification,
        organization.VerifiedUntil);
}
