namespace CareBridge.Exchange.Storage;

/// <summary>An organization's part in a resource that has several: consents, and people whom several serve.</summary>
internal sealed class ResourceParty : IOfResource
{
    public required string Type { get; init; }

    public required Guid Id { get; init; }

    public required Guid OrganizationId { get; init; }

    public required PartyRole Role { get; init; }
}

internal enum PartyRole
{
    Discloser,
    Recipient,
}
