using CareBridge.Contracts.Referrals;

namespace CareBridge.Referrals.Domain;

/// <summary>When, how and where a first contact is to be.</summary>
/// <param name="Place">In words; leaves sealed only.</param>
internal sealed record ContactPlan(DateTimeOffset StartsAt, int Minutes, ContactFormat Format, string? Place);
