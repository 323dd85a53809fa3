namespace CareBridge.Contracts.Aftercare;

/// <summary>A document that was handed over, as it stands after <see cref="Version"/>.</summary>
public sealed record DocumentChanged
{
    public required Guid DocumentId { get; init; }

    public required long Version { get; init; }

    public required Guid ParticipantId { get; init; }

    /// <summary>The organization that handed it over, and holds it.</summary>
    public required Guid OrganizationId { get; init; }

    /// <summary>The client that did it.</summary>
    public required Guid FiledBy { get; init; }

    public required DocumentStatus Status { get; init; }

    public required DocumentKind Kind { get; init; }

    /// <summary>A media type.</summary>
    public required string ContentTypeCode { get; init; }

    /// <summary>Bytes of the file.</summary>
    public required int Size { get; init; }

    /// <summary>When the document was made, by its author's account.</summary>
    public required DateTimeOffset DatedAt { get; init; }

    /// <summary>A <see cref="DocumentDetails"/>.</summary>
    public required SealedContent Details { get; init; }

    /// <summary>A <see cref="DocumentContent"/>; with the first version only, as it never changes.</summary>
    public SealedContent? Content { get; init; }

    public required DateTimeOffset FiledAt { get; init; }

    public required DateTimeOffset ChangedAt { get; init; }
}
