using CareBridge.Contracts.Referrals;

namespace CareBridge.Referrals.Features.Contacts;

/// <summary>What one side says about a first contact.</summary>
/// <param name="StartsAt">Of one that is moved (Proposed).</param>
/// <param name="Minutes">Of one that is moved; null leaves it as it was.</param>
/// <param name="ExpectedVersion">The version it is based on; null takes whatever stands.</param>
internal sealed record ContactAnswer(
    ContactStatus Status, DateTimeOffset? StartsAt, int? Minutes, long? ExpectedVersion);
