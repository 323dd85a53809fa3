namespace CareBridge.Contracts.Referrals;

/// <summary>A referral as it stands after <see cref="Version"/>.</summary>
public sealed record ReferralChanged
{
    public required Guid ReferralId { get; init; }

    public required long Version { get; init; }

    public required Guid ParticipantId { get; init; }

    public required Guid ReferringOrganizationId { get; init; }

    public required Guid ReceivingOrganizationId { get; init; }

    /// <summary>The staff member who refers, or the client that does.</summary>
    public required Guid RequesterId { get; init; }

    public required ReferralStatus Status { get; init; }

    public required ReferralPriority Priority { get; init; }

    /// <summary>What is asked for, from CareBridge's code system <c>referral-service</c>.</summary>
    public required string ServiceCode { get; init; }

    /// <summary>Why, from CareBridge's code system <c>referral-reason</c>.</summary>
    public string? ReasonCode { get; init; }

    /// <summary>The day by which it is needed.</summary>
    public DateOnly? NeededBy { get; init; }

    /// <summary>Documents handed over in Aftercare that the receiver should read, each under its own consent.</summary>
    public IReadOnlyList<Guid> DocumentIds { get; init; } = [];

    /// <summary>The outcome that closed the loop, from CareBridge's code system <c>referral-outcome</c>.</summary>
    public string? OutcomeCode { get; init; }

    /// <summary>A <see cref="ReferralNotes"/>, if anybody wrote one.</summary>
    public SealedContent? Notes { get; init; }

    public required DateTimeOffset AuthoredAt { get; init; }

    /// <summary>When it was last opened to the receiving organization.</summary>
    public DateTimeOffset? SentAt { get; init; }

    /// <summary>The staff member who answers for it at the referring organization, if anybody does by name.</summary>
    public Guid? ReferringOwnerId { get; init; }

    /// <summary>The staff member who answers for it at the receiving organization, if anybody does by name.</summary>
    public Guid? ReceivingOwnerId { get; init; }

    /// <summary>Who answers for it on their side from this version on, where somebody has said so.</summary>
    public Guid? AssignedOwnerId { get; init; }

    /// <summary>What made this version.</summary>
    public ReferralAction? Action { get; init; }

    /// <summary>The person or client who did; null for what time or a consent has done.</summary>
    public Guid? ActorId { get; init; }

    /// <summary>
    /// What is waited for until <see cref="DueAt"/>; in a version made by a reminder, or by passing it on, what was
    /// waited for in vain.
    /// </summary>
    public ReferralDue? Due { get; init; }

    public DateTimeOffset? DueAt { get; init; }

    /// <summary>The organization that is waited for; null when nobody is.</summary>
    public Guid? AwaitedOrganizationId { get; init; }

    /// <summary>How often the participant did not come.</summary>
    public int NoShows { get; init; }

    /// <summary>The first contact that is proposed or agreed on.</summary>
    public Guid? ContactId { get; init; }

    public required DateTimeOffset ChangedAt { get; init; }
}
