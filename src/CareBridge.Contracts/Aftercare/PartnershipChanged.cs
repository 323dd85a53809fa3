using CareBridge.Contracts.Consent;

namespace CareBridge.Contracts.Aftercare;

/// <summary>
/// What a participant and somebody who stands by them have agreed, as it stands after <see cref="Version"/>.
/// </summary>
public sealed record PartnershipChanged
{
    public required Guid PartnershipId { get; init; }

    public required long Version { get; init; }

    public required Guid ParticipantId { get; init; }

    public required Guid OrganizationId { get; init; }

    /// <summary>Of the circle of support.</summary>
    public required Guid MemberId { get; init; }

    /// <summary>Of a partner who works at the organization.</summary>
    public Guid? PartnerId { get; init; }

    /// <summary>
    /// A <see cref="PartnerPerson"/>, of a partner without an account who can be told; they are told by name on a
    /// consent that names <see cref="PartnershipId"/>: by what id a member goes anybody may
    /// choose, and it might be an organization's.
    /// </summary>
    public SealedContent? Partner { get; init; }

    /// <summary>What they may be told belongs to these.</summary>
    public IReadOnlyList<DisclosureCategory> Categories { get; init; } = [];

    public required PartnershipStatus Status { get; init; }

    public required DateTimeOffset ChangedAt { get; init; }
}
