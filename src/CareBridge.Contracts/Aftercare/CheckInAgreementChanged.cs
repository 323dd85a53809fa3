namespace CareBridge.Contracts.Aftercare;

/// <summary>When a participant checks in with a community, as it stands after <see cref="Version"/>.</summary>
public sealed record CheckInAgreementChanged
{
    public required Guid AgreementId { get; init; }

    public required long Version { get; init; }

    public required Guid ParticipantId { get; init; }

    public required Guid OrganizationId { get; init; }

    public required AgreementStatus Status { get; init; }

    public required DateTimeOffset ChangedAt { get; init; }
}
