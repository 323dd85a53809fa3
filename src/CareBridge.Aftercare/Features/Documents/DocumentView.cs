using CareBridge.Aftercare.Domain;
using CareBridge.Contracts.Aftercare;
using CareBridge.Platform.Disclosures;
using CareBridge.Platform.Domain;

namespace CareBridge.Aftercare.Features.Documents;

/// <param name="Size">Bytes of the file.</param>
/// <param name="DatedAt">When it was made, by its author's account.</param>
/// <param name="Disclosure">Goes along where it is shown by itself to another organization.</param>
internal sealed record DocumentView(
    Guid Id,
    long Version,
    Guid ParticipantId,
    Guid OrganizationId,
    Guid FiledBy,
    DocumentStatus Status,
    DocumentKind Kind,
    string? Title,
    string? Description,
    string ContentType,
    int Size,
    DateTimeOffset DatedAt,
    DateTimeOffset FiledAt,
    Accompaniment? Disclosure)
{
    public static DocumentView Of(HandedOverDocument document, ISeal seal)
    {
        var details = seal.Open<DocumentDetails>(document.Details);
        return new DocumentView(
            document.Id,
            document.Version,
            document.ParticipantId,
            document.OrganizationId,
            document.FiledBy,
            document.Status,
            document.Kind,
            details.Title,
            details.Description,
            document.ContentType,
            document.Size,
            document.DatedAt,
            document.FiledAt,
            Disclosure: null);
    }
}

/// <summary>The file, with what must accompany it (42 CFR 2.32).</summary>
internal sealed record DocumentFile(Guid Id, string ContentType, byte[] Data, Accompaniment? Disclosure)
{
    /// <summary>Without the data, which is fetched when it may be shown.</summary>
    public static DocumentFile Of(HandedOverDocument document) =>
        new(document.Id, document.ContentType, Data: [], Disclosure: null);
}
