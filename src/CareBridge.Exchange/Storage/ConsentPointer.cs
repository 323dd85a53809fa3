using CareBridge.Contracts.Consent;

namespace CareBridge.Exchange.Storage;

/// <summary>
/// Where a consent in force points: whose records of what kind, held by whom, an organization may hope to see; it may
/// hope to see its own, too. It only spares searches that name nobody from asking Consent about everybody, and is never
/// a permit.
/// </summary>
internal sealed class ConsentPointer
{
    /// <summary>The participant's own id where it is the organization's own.</summary>
    public required Guid ConsentId { get; init; }

    public required Guid RecipientId { get; init; }

    public required Guid ParticipantId { get; init; }

    public required Guid DiscloserId { get; init; }

    public required DisclosureCategory Category { get; init; }
}
