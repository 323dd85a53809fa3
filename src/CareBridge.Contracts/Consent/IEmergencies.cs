namespace CareBridge.Contracts.Consent;

/// <summary>Medical emergencies that an organization's system declares (42 CFR 2.51).</summary>
public interface IEmergencies
{
    /// <summary>
    /// Opens a person's crises and safety plan for an hour to the system and nobody else, for
    /// <see cref="PurposeOfUse.EmergencyTreatment"/>. It is written down, and told to the privacy officers on both
    /// sides, before the answer. Repeating it under one id opens nothing anew.
    /// </summary>
    Task<EmergencyOpened> DeclareAsync(DeclareEmergency question, CancellationToken cancellation);
}

/// <param name="DeclaredBy">The client.</param>
/// <param name="NatureCode">The nature of the emergency, as of a person who opens records.</param>
/// <param name="Grounds">A sealed <see cref="EmergencyWords"/>.</param>
/// <param name="SafeToTellParticipant">
/// False keeps it from the participant until a privacy officer finds it safe.
/// </param>
public sealed record DeclareEmergency(
    Guid AccessId,
    Guid ParticipantId,
    Guid OrganizationId,
    Guid DeclaredBy,
    string? NatureCode,
    SealedContent Grounds,
    bool SafeToTellParticipant);

/// <summary>What 42 CFR 2.51(c) has written down in words.</summary>
/// <param name="Practitioner">The name of whoever treats the person.</param>
/// <param name="Facility">Where.</param>
public sealed record EmergencyWords(string? Practitioner, string? Facility, string? Reason);

/// <param name="Categories">What is open.</param>
public sealed record EmergencyOpened(
    Guid AccessId, IReadOnlyList<DisclosureCategory> Categories, DateTimeOffset ExpiresAt);
