using CareBridge.Contracts;
using CareBridge.Contracts.Aftercare;
using CareBridge.Platform.Domain;

namespace CareBridge.Aftercare.Domain;

/// <summary>A file that a clinic hands over, such as a discharge summary. What it says never changes.</summary>
internal sealed class HandedOverDocument : Aggregate, ISorted, IHeldRecord
{
    private static readonly Lifecycle<DocumentStatus> Lifecycle = new(
        (DocumentStatus.Current, [DocumentStatus.Superseded, DocumentStatus.EnteredInError]),
        (DocumentStatus.Superseded, [DocumentStatus.EnteredInError]));

    /// <summary>Told once, when it is filed; kept as <see cref="KeptFile"/>.</summary>
    private SealedContent? _content;

    private HandedOverDocument()
    {
    }

    public Guid ParticipantId { get; private init; }

    public Guid OrganizationId { get; private init; }

    public Guid FiledBy { get; private init; }

    public DocumentStatus Status { get; private set; }

    public DocumentKind Kind { get; private init; }

    public string ContentType { get; private init; } = null!;

    /// <summary>Bytes.</summary>
    public int Size { get; private init; }

    public DateTimeOffset DatedAt { get; private init; }

    /// <summary>A sealed <see cref="DocumentDetails"/>.</summary>
    public SealedContent Details { get; private init; } = null!;

    public DateTimeOffset FiledAt { get; private init; }

    public string SortKey { get; private init; } = null!;

    public static HandedOverDocument File(FileDocument filed, int size, DateTimeOffset at)
    {
        var document = new HandedOverDocument
        {
            Id = filed.DocumentId,
            ParticipantId = filed.ParticipantId,
            OrganizationId = filed.OrganizationId,
            FiledBy = filed.FiledBy,
            Status = DocumentStatus.Current,
            Kind = filed.Kind,
            ContentType = filed.ContentType,
            Size = size,
            DatedAt = filed.DatedAt.AsKept(),
            Details = filed.Details,
            FiledAt = at,
            SortKey = Platform.Domain.SortKey.Of(at, filed.DocumentId),
            _content = filed.Content,
        };
        document.Changed(at);
        return document;
    }

    /// <exception cref="RefusedException">It cannot take this status.</exception>
    public void Mark(DocumentStatus status, DateTimeOffset at)
    {
        Status = Lifecycle.Move(Status, status);
        Changed(at);
    }

    public override object ToMessage(ISeal seal) => new DocumentChanged
    {
        DocumentId = Id,
        Version = Version,
        ParticipantId = ParticipantId,
        OrganizationId = OrganizationId,
        FiledBy = FiledBy,
        Status = Status,
        Kind = Kind,
        ContentTypeCode = ContentType,
        Size = Size,
        DatedAt = DatedAt,
        Details = Details,
        Content = Version == 1 ? _content : null,
        FiledAt = FiledAt,
        ChangedAt = ChangedAt,
    };
}
