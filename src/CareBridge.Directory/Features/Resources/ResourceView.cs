using CareBridge.Contracts.Directory;
using CareBridge.Directory.Domain;

namespace CareBridge.Directory.Features.Resources;

/// <param name="Stale">Nobody has made sure of it for long, or ever: ask before somebody is sent there.</param>
/// <param name="Kilometers">From where it was asked for to the nearest of its places.</param>
internal sealed record ResourceView(
    Guid Id,
    long Version,
    Guid OrganizationId,
    ResourceCategory Category,
    string Name,
    string? Description,
    string? Provider,
    string? Phone,
    string? Email,
    string? Url,
    IReadOnlyList<string> Languages,
    string? Eligibility,
    string? HowToApply,
    string? Cost,
    string? Hours,
    IReadOnlyList<GroupVenue> Places,
    DateOnly? VerifiedOn,
    DateOnly? ValidUntil,
    bool Stale,
    bool Active,
    DateTimeOffset ChangedAt,
    double? Kilometers = null)
{
    public static ResourceView Of(LocalResource resource, ResourceClock clock)
    {
        var details = resource.Profile.Details;
        return new ResourceView(
            resource.Id,
            resource.Version,
            resource.OrganizationId,
            resource.Category,
            details.Name,
            details.Description,
            details.Provider,
            details.Phone,
            details.Email,
            details.Url,
            details.Languages,
            details.Eligibility,
            details.HowToApply,
            details.Cost,
            details.Hours,
            details.Places,
            resource.VerifiedOn,
            resource.ValidUntil,
            clock.IsStale(resource),
            resource.Active && !resource.HasEnded(clock.EarliestToday),
            resource.ChangedAt);
    }
}
