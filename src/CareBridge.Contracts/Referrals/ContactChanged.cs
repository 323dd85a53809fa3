namespace CareBridge.Contracts.Referrals;

/// <summary>A joint first contact (a warm hand-over) as it stands after <see cref="Version"/>.</summary>
public sealed record ContactChanged
{
    public required Guid ContactId { get; init; }

    public required long Version { get; init; }

    public required Guid ReferralId { get; init; }

    public required Guid ParticipantId { get; init; }

    public required Guid ReferringOrganizationId { get; init; }

    public required Guid ReceivingOrganizationId { get; init; }

    /// <summary>The side that named the time as it stands.</summary>
    public required Guid ProposedByOrganizationId { get; init; }

    public required ContactStatus Status { get; init; }

    public required ContactFormat Format { get; init; }

    public required DateTimeOffset StartsAt { get; init; }

    public required int Minutes { get; init; }

    /// <summary>Null until the referring organization has confirmed the time as it stands.</summary>
    public DateTimeOffset? ReferringConfirmedAt { get; init; }

    /// <summary>Null until the receiving organization has confirmed the time as it stands.</summary>
    public DateTimeOffset? ReceivingConfirmedAt { get; init; }

    /// <summary>What the participant has said of the time as it stands.</summary>
    public ParticipantReply Reply { get; init; }

    /// <summary>Null until they have said something.</summary>
    public DateTimeOffset? RepliedAt { get; init; }

    /// <summary>
    /// A <see cref="PageLink"/> with which the participant replies; null in a version that they are not told of.
    /// </summary>
    public SealedContent? Link { get; init; }

    /// <summary>
    /// When both organizations last agreed on a time, even if it was moved or withdrawn since; null while they never
    /// have.
    /// </summary>
    public DateTimeOffset? AgreedAt { get; init; }

    public Guid? ReferringOwnerId { get; init; }

    public Guid? ReceivingOwnerId { get; init; }

    /// <summary>The person or client who made this version; null for what followed from the referral.</summary>
    public Guid? ActorId { get; init; }

    /// <summary>The organization for which this version was made; null where it was neither.</summary>
    public Guid? ActingOrganizationId { get; init; }

    /// <summary>A <see cref="ContactDetails"/>, if anybody wrote one.</summary>
    public SealedContent? Details { get; init; }

    public required DateTimeOffset ProposedAt { get; init; }

    public required DateTimeOffset ChangedAt { get; init; }
}

/// <summary>What people wrote about a first contact. Travels sealed only.</summary>
/// <param name="Place">Where, or how to get through: an address, a number.</param>
/// <param name="Wish">When another time would suit the participant better.</param>
public sealed record ContactDetails(string? Place, string? Wish = null);
