using CareBridge.Consent.Domain;

namespace CareBridge.Consent.Storage;

/// <summary>An organization whose records a break-glass access opened.</summary>
internal sealed class BreakGlassHolder
{
    public required Guid AccessId { get; init; }

    public required Guid OrganizationId { get; init; }

    /// <summary>Of those whose records it opened: that never changes.</summary>
    public static IEnumerable<BreakGlassHolder> Of(BreakGlassAccess access) => access.HolderOrganizationIds.Select(
        organization => new BreakGlassHolder { AccessId = access.Id, OrganizationId = organization });
}
