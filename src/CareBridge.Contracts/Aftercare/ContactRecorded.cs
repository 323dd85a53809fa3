namespace CareBridge.Contracts.Aftercare;

/// <summary>A member of staff got in touch with a participant, or tried to. What was said is kept nowhere.</summary>
public sealed record ContactRecorded
{
    public required Guid ContactId { get; init; }

    public required Guid ParticipantId { get; init; }

    /// <summary>The peer community that holds the record.</summary>
    public required Guid OrganizationId { get; init; }

    /// <summary>Who did it.</summary>
    public required Guid MadeBy { get; init; }

    public required ContactMeans Means { get; init; }

    public required ContactOutcome Outcome { get; init; }

    public required int Minutes { get; init; }

    public required DateTimeOffset MadeAt { get; init; }

    public required DateTimeOffset RecordedAt { get; init; }
}
