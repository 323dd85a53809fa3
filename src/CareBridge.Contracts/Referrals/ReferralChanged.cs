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

    /// <summary>The outcome that closed the loop, from CareBridge's code system <c>referral-outcome</c>.</summary>
    public string? OutcomeCode { get; init; }

    /// <summary>A <see cref="ReferralNotes"/>, if anybody wrote one.</summary>
    public SealedContent? Notes { get; init; }

    public required DateTimeOffset AuthoredAt { get; init; }

    /// <summary>When it was last opened to the receiving organization.</summary>
    public DateTimeOffset? SentAt { get; init; }

    public required DateTimeOffset ChangedAt { get; init; }
}
