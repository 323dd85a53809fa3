namespace CareBridge.Consent.Storage;

/// <summary>An organization whose records a break-glass access opened.</summary>
internal sealed class BreakGlassHolder
{
    public required Guid AccessId { get; init; }

    public required Guid OrganizationId { get; init; }
}
