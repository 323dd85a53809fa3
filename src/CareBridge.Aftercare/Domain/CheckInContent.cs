using CareBridge.Contracts.Aftercare;

namespace CareBridge.Aftercare.Domain;

/// <summary>What is recorded about one check-in.</summary>
/// <param name="OrganizationId">The peer community that holds the record.</param>
/// <param name="Engagement">What whoever held it thinks; nobody judges themself.</param>
/// <param name="Craving">0 (none) to 10 (overwhelming).</param>
/// <param name="Mood">0 (worst) to 10 (best).</param>
/// <param name="Reflection">The participant's own words: kept here and told to no other service.</param>
internal sealed record CheckInContent(
    Guid ParticipantId,
    Guid OrganizationId,
    DateTimeOffset HeldAt,
    Engagement? Engagement,
    int? Craving,
    int? Mood,
    RecoveryCapital? RecoveryCapital,
    string? Reflection)
{
    /// <summary>Whether they kept to what sobriety means for them.</summary>
    public bool? SobrietyKept { get; init; }

    /// <summary>0 (worst) to 10 (best).</summary>
    public int? Sleep { get; init; }

    /// <summary>0 (alone) to 10 (held by others).</summary>
    public int? Connection { get; init; }
}
