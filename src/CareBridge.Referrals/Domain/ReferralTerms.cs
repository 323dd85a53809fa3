using CareBridge.Contracts.Referrals;

namespace CareBridge.Referrals.Domain;

/// <summary>What is asked, for whom and of whom; settled when the referral is drafted.</summary>
/// <param name="ServiceCode">One of <see cref="ReferralServiceCodes"/>.</param>
internal sealed record ReferralTerms(
    Guid ParticipantId,
    Guid ReferringOrganizationId,
    Guid ReceivingOrganizationId,
    string ServiceCode,
    ReferralPriority Priority);
