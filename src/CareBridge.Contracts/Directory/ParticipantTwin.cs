namespace CareBridge.Contracts.Directory;

/// <summary>Another registration of the same person, as a human has confirmed. Travels sealed only.</summary>
/// <param name="RegisteredBy">The only organization that may be told of it.</param>
public sealed record ParticipantTwin(Guid ParticipantId, Guid RegisteredBy);
