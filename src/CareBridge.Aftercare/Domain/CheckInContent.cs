using CareBridge.Contracts.Aftercare;

namespace CareBridge.Aftercare.Domain;

/// <summary>What is recorded about one check-in.</summary>
/// <param name="OrganizationId">The peer community that holds the record.</param>
/// <param name="Craving">0 (none) to 10 (overwhelming).</param>
/// <param name="Mood">0 (worst) to 10 (best).</param>
/// <param name="Reflection">The participant's own words: kept here and told to no other service.</param>
internal sealed record CheckInContent(
    Guid ParticipantId,
    Guid OrganizationId,
    DateTimeOffset HeldAt,
    Engagement Engagement,
    int? Craving,
    int? Mood,
    RecoveryCapital? RecoveryCapital,
    string? Reflection);
