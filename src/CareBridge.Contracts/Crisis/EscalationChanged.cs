namespace CareBridge.Contracts.Crisis;

/// <summary>A crisis escalation as it stands after <see cref="Version"/>.</summary>
public sealed record EscalationChanged
{
    public required Guid EscalationId { get; init; }

    public required long Version { get; init; }

    public required Guid ParticipantId { get; init; }

    public required Guid RaisingOrganizationId { get; init; }

    /// <summary>As what whoever raised it did so; null of one from before that was told.</summary>
    public RaiserKind? RaisedAs { get; init; }

    /// <summary>Null while no crisis team is known to take it.</summary>
    public Guid? CrisisTeamId { get; init; }

    /// <summary>The worst that was found so far: it rises and does not fall.</summary>
    public required Severity Severity { get; init; }

    /// <summary>1 with the screen that raised it, one more each time that it has risen.</summary>
    public long SeverityVersion { get; init; } = 1;

    /// <summary>When it rose to what it is; null is when it was raised.</summary>
    public DateTimeOffset? SeveritySince { get; init; }

    public required EscalationStatus Status { get; init; }

    public required DateTimeOffset RaisedAt { get; init; }

    public DateTimeOffset? AcknowledgedAt { get; init; }

    public DateTimeOffset? ContactAt { get; init; }

    public DateTimeOffset? ResolvedAt { get; init; }

    /// <summary>Of one that is resolved.</summary>
    public CrisisDisposition? Disposition { get; init; }

    /// <summary>An earlier one about the same person, which this one goes on from.</summary>
    public Guid? FollowsId { get; init; }

    public required DateTimeOffset ChangedAt { get; init; }
}
