namespace CareBridge.Contracts.Aftercare;

/// <summary>What a participant has reached, as it stands after <see cref="Version"/>.</summary>
public sealed record MilestoneReached
{
    public required Guid MilestoneId { get; init; }

    /// <summary>One more each time it is shared, or is not any more; nothing else of it changes.</summary>
    public long Version { get; init; } = 1;

    public required Guid ParticipantId { get; init; }

    /// <summary>The peer community that holds the record.</summary>
    public required Guid OrganizationId { get; init; }

    public required Guid RecordedBy { get; init; }

    /// <summary>From CareBridge's code system <c>milestone</c>.</summary>
    public required string MilestoneCode { get; init; }

    /// <summary>False: only the participant may know of it.</summary>
    public bool Shared { get; init; } = true;

    /// <summary>A <see cref="MilestoneWords"/>, of one in the participant's own words that is shared.</summary>
    public SealedContent? Words { get; init; }

    public required DateOnly ReachedOn { get; init; }

    public required DateTimeOffset RecordedAt { get; init; }
}

/// <summary>What it is, as the participant says it. Travels and rests sealed only.</summary>
public sealed record MilestoneWords(string Text)
{
    public const int Length = 200;
}
