using CareBridge.Contracts.Consent;

namespace CareBridge.Contracts.Aftercare;

/// <summary>What one organization wrote to another about a participant. Once sent it stands.</summary>
public sealed record CommunicationSent
{
    public required Guid CommunicationId { get; init; }

    /// <summary>Always 1.</summary>
    public required long Version { get; init; }

    public required Guid ParticipantId { get; init; }

    public required Guid SenderOrganizationId { get; init; }

    public required Guid RecipientOrganizationId { get; init; }

    /// <summary>The client or member of staff.</summary>
    public required Guid SentBy { get; init; }

    /// <summary>What it tells of: which consent it takes to show it.</summary>
    public required DisclosureCategory Category { get; init; }

    /// <summary>The communication that it answers.</summary>
    public Guid? InResponseTo { get; init; }

    /// <summary>A <see cref="CommunicationText"/>.</summary>
    public required SealedContent Text { get; init; }

    public required DateTimeOffset SentAt { get; init; }

    /// <summary>When CareBridge took it.</summary>
    public required DateTimeOffset ReceivedAt { get; init; }
}

/// <summary>The words. Travels and rests sealed only.</summary>
public sealed record CommunicationText
{
    public const int PartLength = 4000;
    public const int MostParts = 20;

    public required IReadOnlyList<string> Parts { get; init; }

    public ForeignIdentifier? Identifier { get; init; }
}
