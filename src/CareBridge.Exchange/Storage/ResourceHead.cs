using CareBridge.Contracts.Consent;

namespace CareBridge.Exchange.Storage;

/// <summary>A resource's current version: who may be shown it, and what searches look at.</summary>
internal sealed class ResourceHead : IOfResource
{
    /// <summary>A FHIR resource type.</summary>
    public required string Type { get; init; }

    public required Guid Id { get; init; }

    /// <summary>Order of arrival, never given twice: where a page of a search ends.</summary>
    public required long Position { get; init; }

    /// <summary>The current version, and the concurrency token.</summary>
    public long Version { get; set; }

    /// <summary>What was said in versions before this one is told no more.</summary>
    public long ToldFrom { get; set; }

    /// <summary>When the current version came, as <see cref="Positions"/> count.</summary>
    public long Arrived { get; set; }

    /// <summary>
    /// When it came to be seen here, not when it happened: whoever asks for what is newer than their last answer misses
    /// nothing that came late.
    /// </summary>
    public DateTimeOffset LastUpdated => Positions.ToTime(Arrived);

    /// <summary>False for what nobody outside may know of yet, such as a referral that awaits consent.</summary>
    public bool Visible { get; set; }

    /// <summary>Whom it is about; null for what needs no permit.</summary>
    public Guid? ParticipantId { get; set; }

    /// <summary>The organization that holds it; null where several (<see cref="ResourceParty"/>) or none do.</summary>
    public Guid? DiscloserId { get; set; }

    /// <summary>The one organization it is meant for; null where consent alone decides.</summary>
    public Guid? RecipientId { get; set; }

    public DisclosureCategory? Category { get; set; }

    public string? Status { get; set; }

    /// <summary>
    /// The <see cref="ResourceVersion.Body"/> of the current version, kept here too: what is read and searched lies
    /// together.
    /// </summary>
    public byte[] Body { get; set; } = [];
}
