namespace CareBridge.Contracts.Directory;

/// <summary>
/// Asked by Crisis alone, while a crisis team has an open escalation about them; the team is shown the answer as any
/// disclosure, with consent or as in a medical emergency.
/// </summary>
public sealed record FindReach(Guid ParticipantId);

/// <summary>What it takes to call somebody who may be in danger.</summary>
/// <param name="Version">Of what Directory knows of them; 0 when no active participant has this id.</param>
/// <param name="Name">As they wish to be called; else their given name.</param>
public sealed record ParticipantReach(
    Guid ParticipantId, long Version, string? Name, string? Phone, ParticipantPreferences Preferences)
{
    /// <summary>Who alone discloses this; null when there is no such participant.</summary>
    public Guid? RegisteredBy { get; init; }
}
