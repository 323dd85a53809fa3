namespace CareBridge.Platform.Disclosures;

/// <summary>Whom a record is about, and who holds it.</summary>
public sealed record Holding(Guid ParticipantId, Guid OrganizationId);
