using CareBridge.Contracts.Referrals;

namespace CareBridge.Referrals.Domain;

/// <summary>What is asked, for whom and of whom; settled when the referral is drafted.</summary>
/// <param name="ServiceCode">One of <see cref="ReferralServiceCodes"/>.</param>
internal sealed record ReferralTerms(
    Guid ParticipantId,
    Guid ReferringOrganizationId,
    Guid ReceivingOrganizationId,
    string ServiceCode,
    ReferralPriority Priority)
{
    /// <summary>One of <see cref="ReferralReasonCodes"/>.</summary>
    public string? ReasonCode { get; init; }

    /// <summary>Why, in words. Leaves sealed only.</summary>
    public string? Reason { get; init; }

    public DateOnly? NeededBy { get; init; }

    /// <summary>Documents handed over in Aftercare, each once.</summary>
    public IReadOnlyList<Guid> DocumentIds { get; init; } = [];

    /// <summary>The one of the same participant that came to nothing, and that this one is made instead of.</summary>
    public Guid? ReplacesId { get; init; }

    public bool Equals(ReferralTerms? other) => other is not null
        && (ParticipantId, ReferringOrganizationId, ReceivingOrganizationId, ServiceCode, Priority, ReasonCode, Reason)
            == (other.ParticipantId, other.ReferringOrganizationId, other.ReceivingOrganizationId, other.ServiceCode,
                other.Priority, other.ReasonCode, other.Reason)
        && (NeededBy, ReplacesId) == (other.NeededBy, other.ReplacesId)
        && DocumentIds.SequenceEqual(other.DocumentIds);

    public override int GetHashCode() => HashCode.Combine(ParticipantId, ReceivingOrganizationId, ServiceCode);
}
