namespace CareBridge.Contracts.Directory;

/// <summary>
/// An address at which an organization's systems are reached, as it stands after <see cref="Version"/>.
/// </summary>
public sealed record EndpointChanged
{
    public required Guid EndpointId { get; init; }

    public required long Version { get; init; }

    public required Guid OrganizationId { get; init; }

    public required EndpointConnection Connection { get; init; }

    /// <summary>False when it was withdrawn.</summary>
    public required bool Active { get; init; }

    /// <summary>An <see cref="EndpointDetails"/>.</summary>
    public required SealedContent Details { get; init; }

    public required DateTimeOffset ChangedAt { get; init; }
}
