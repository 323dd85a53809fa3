namespace CareBridge.Contracts.Directory;

/// <summary>Where somebody in crisis can be helped, near an organization that serves them.</summary>
public sealed record FindNearbyHelp(Guid OrganizationId);

/// <param name="Places">What can be relied on first, then the nearest.</param>
public sealed record NearbyHelp(IReadOnlyList<HelpPlace> Places);

/// <summary>A local resource of the category crisis. It is public.</summary>
/// <param name="Address">In one line; null of what comes to people, or is by telephone or online.</param>
/// <param name="Kilometers">From where the organization is, when that is known.</param>
/// <param name="Stale">Nobody has made sure of it for long, or ever.</param>
public sealed record HelpPlace(
    Guid ResourceId,
    string Name,
    string? Phone,
    string? Url,
    string? Hours,
    string? Address,
    double? Kilometers,
    bool Stale);
