namespace CareBridge.Contracts.Crisis;

/// <summary>A crisis escalation as it stands after <see cref="Version"/>.</summary>
public sealed record EscalationChanged
{
    public required Guid EscalationId { get; init; }

    public required long Version { get; init; }

    public required Guid ParticipantId { get; init; }

    public required Guid RaisingOrganizationId { get; init; }

    /// <summary>Null while no crisis team is known to take it.</summary>
    public Guid? CrisisTeamId { get; init; }

    public required Severity Severity { get; init; }

    public required EscalationStatus Status { get; init; }

    public required DateTimeOffset RaisedAt { get; init; }

    public DateTimeOffset? AcknowledgedAt { get; init; }

    public required DateTimeOffset ChangedAt { get; init; }
}
