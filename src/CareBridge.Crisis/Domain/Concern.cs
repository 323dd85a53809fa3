namespace CareBridge.Crisis.Domain;

/// <summary>About whom, by which organization, and what the screen showed.</summary>
internal sealed record Concern(Guid ParticipantId, Guid RaisingOrganizationId, Screen Screen);
