namespace CareBridge.Contracts.Aftercare;

/// <summary>That a participant attended a meeting, as it stands after <see cref="Version"/>.</summary>
public sealed record AttendanceChanged
{
    public required Guid AttendanceId { get; init; }

    public required long Version { get; init; }

    public required Guid ParticipantId { get; init; }

    /// <summary>The peer community that holds the record.</summary>
    public required Guid OrganizationId { get; init; }

    public required Guid RecordedBy { get; init; }

    public required AttendanceStatus Status { get; init; }

    public required MeetingKind Kind { get; init; }

    public required MeetingFormat Format { get; init; }

    public required DateTimeOffset StartedAt { get; init; }

    /// <summary>Who held it, if they are of the community and that is said.</summary>
    public Guid? FacilitatorId { get; init; }

    /// <summary>Who confirmed what the participant had said.</summary>
    public Guid? ConfirmedBy { get; init; }

    /// <summary>How long they were there.</summary>
    public required int Minutes { get; init; }

    public required DateTimeOffset RecordedAt { get; init; }

    public required DateTimeOffset ChangedAt { get; init; }
}
