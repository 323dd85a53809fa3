using CareBridge.Contracts.Aftercare;

namespace CareBridge.Contracts.Referrals;

/// <summary>
/// How an organization's own system refers somebody whom the organization serves, and takes that back. Taken as it is
/// or not at all; asked twice it is done once.
/// </summary>
public interface IReferralFilings
{
    /// <summary>
    /// Makes the referral and lets it go: to the receiving organization if consent permits, else into waiting.
    /// </summary>
    Task<ReferralChanged> FileAsync(FileReferral question, CancellationToken cancellation);

    /// <summary>
    /// Takes it back. Refuses a move the lifecycle does not list, a stale version, and an organization that has not
    /// made it (as not found).
    /// </summary>
    Task<ReferralChanged> CancelAsync(CancelFiledReferral question, CancellationToken cancellation);

    /// <summary>
    /// Answers what the receiving organization has asked last. Refuses when nothing is asked, a stale version, and an
    /// organization that has not made it (as not found).
    /// </summary>
    Task<ReferralChanged> InformAsync(InformReceiver question, CancellationToken cancellation);
}

public sealed record FileReferral
{
    public required Guid ReferralId { get; init; }

    public required Guid ParticipantId { get; init; }

    public required Guid ReferringOrganizationId { get; init; }

    public required Guid ReceivingOrganizationId { get; init; }

    /// <summary>The client that files it.</summary>
    public required Guid FiledBy { get; init; }

    /// <summary>One of <see cref="ReferralServiceCodes"/>.</summary>
    public required string ServiceCode { get; init; }

    public required ReferralPriority Priority { get; init; }

    /// <summary>One of <see cref="ReferralReasonCodes"/>.</summary>
    public string? ReasonCode { get; init; }

    /// <summary>A sealed <see cref="ReferralNotes"/>, of which only the reason counts.</summary>
    public SealedContent? Notes { get; init; }

    public DateOnly? NeededBy { get; init; }

    public IReadOnlyList<Guid> DocumentIds { get; init; } = [];

    /// <summary>The referring organization's own name for it.</summary>
    public ForeignIdentifier? Identifier { get; init; }

    /// <summary>Null: now.</summary>
    public DateTimeOffset? AuthoredAt { get; init; }
}

/// <param name="ExpectedVersion">The version that is to be taken back; null takes whatever stands.</param>
/// <param name="CancelledBy">The client that takes it back.</param>
public sealed record CancelFiledReferral(
    Guid ReferralId, Guid ReferringOrganizationId, long? ExpectedVersion, Guid? CancelledBy = null);

/// <param name="Information">A sealed <see cref="ReferralInformation"/>.</param>
public sealed record InformReceiver(
    Guid ReferralId, Guid ReferringOrganizationId, long? ExpectedVersion, Guid InformedBy, SealedContent Information);

/// <summary>An answer to what the receiver has asked. Travels sealed only.</summary>
public sealed record ReferralInformation(string Text);
