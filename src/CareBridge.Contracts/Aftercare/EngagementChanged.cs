namespace CareBridge.Contracts.Aftercare;

/// <summary>
/// How closely a participant stays in touch with a community, computed by published rules, as it stands after
/// <see cref="Version"/>.
/// </summary>
public sealed record EngagementChanged
{
    /// <summary>One for each participant and community.</summary>
    public required Guid EngagementId { get; init; }

    public required long Version { get; init; }

    public required Guid ParticipantId { get; init; }

    public required Guid OrganizationId { get; init; }

    public required Engagement Engagement { get; init; }

    public required IReadOnlyList<EngagementReason> Reasons { get; init; }

    public required DateTimeOffset ChangedAt { get; init; }

    /// <summary>
    /// As <see cref="Version"/>, but counts no change of <see cref="EngagementReason.MeetingsStopped"/> alone, so that
    /// no gap tells of meetings.
    /// </summary>
    public long? ToldVersion { get; init; }

    /// <summary>When <see cref="ToldVersion"/> was counted last.</summary>
    public DateTimeOffset? ToldAt { get; init; }
}
