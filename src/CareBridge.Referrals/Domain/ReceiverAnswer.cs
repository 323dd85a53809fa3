using CareBridge.Contracts.Referrals;

namespace CareBridge.Referrals.Domain;

/// <summary>What the receiving organization says about a referral.</summary>
/// <param name="StatusReason">In words; of a question, the question.</param>
/// <param name="OutcomeCode">One of <see cref="ReferralOutcomeCodes"/>; closes the loop: only when completed.</param>
internal sealed record ReceiverAnswer(ReferralStatus Status, string? StatusReason, string? OutcomeCode);
