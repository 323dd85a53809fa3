namespace CareBridge.Contracts.Directory;

/// <summary>The number under which an organization knows a participant. Travels sealed only.</summary>
/// <param name="System">The identifier's namespace, an absolute URI (FHIR Identifier.system).</param>
public sealed record ParticipantIdentifier(Guid OrganizationId, string System, string Value);
