using CareBridge.Contracts.Referrals;

namespace CareBridge.Referrals.Domain;

/// <summary>Who made a version of a referral, and how. Written with the version, and never changed.</summary>
internal sealed class HistoryEntry
{
    public required Guid ReferralId { get; init; }

    public required long Version { get; init; }

    public required ReferralAction Action { get; init; }

    public required Side Side { get; init; }

    /// <summary>The person or client; null for <see cref="Side.System"/>.</summary>
    public required Guid? ActorId { get; init; }

    /// <summary>Where the referral stood then.</summary>
    public required ReferralStatus Status { get; init; }

    /// <summary>The contact that it was about.</summary>
    public Guid? ContactId { get; init; }

    /// <summary>Who answers for it from then on.</summary>
    public Guid? OwnerId { get; init; }

    /// <summary>What was waited for in vain.</summary>
    public ReferralDue? Due { get; init; }

    public required DateTimeOffset At { get; init; }
}
