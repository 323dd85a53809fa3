using System.Text.Json;
using CareBridge.Aftercare.Domain;
using CareBridge.Aftercare.Storage;
using CareBridge.Contracts.Aftercare;
using CareBridge.Platform.Domain;
using CareBridge.Platform.Web;
using Microsoft.EntityFrameworkCore;

namespace CareBridge.Aftercare.Features.Documents;

/// <summary>Takes documents that are handed over, and what becomes of them.</summary>
internal sealed class FileDocuments(AftercareDbContext store, ServedParticipants served, ISeal seal, TimeProvider time)
{
    /// <exception cref="RefusedException">The id is in use for something else.</exception>
    /// <exception cref="NotFoundException">The organization does not serve the participant.</exception>
    public async Task<HandedOverDocument> FileAsync(FileDocument filed, CancellationToken cancellation)
    {
        var bytes = seal.Open<DocumentContent>(filed.Content).Bytes;
        Check(filed, bytes);
        var existing = await store.Documents.SingleOrDefaultAsync(d => d.Id == filed.DocumentId, cancellation);
        if (existing is not null)
        {
            return await IsSameAsync(existing, filed, bytes, cancellation)
                ? existing
                : throw RefusedException.InUse();
        }
        await served.RequireAsync(filed.ParticipantId, filed.OrganizationId, cancellation);
        var document = HandedOverDocument.File(filed, bytes.Length, time.Now());
        store.Documents.Add(document);
        store.Files.Add(new KeptFile(document.Id, filed.Content));
        await store.SaveChangesAsync(cancellation);
        return document;
    }

    /// <exception cref="NotFoundException">The organization holds no such document.</exception>
    public async Task<HandedOverDocument> MarkAsync(MarkDocument marked, CancellationToken cancellation)
    {
        var document = await store.Documents.SingleOrDefaultAsync(
            d => d.Id == marked.DocumentId && d.OrganizationId == marked.OrganizationId, cancellation)
            ?? throw new NotFoundException("document");
        if (document.Status == marked.Status) return document;
        if (marked.ExpectedVersion is { } expected && expected != document.Version)
            throw new StaleVersionException(expected, document.Version);
        document.Mark(marked.Status, time.Now());
        await store.SaveChangesAsync(cancellation);
        return document;
    }

    private void Check(FileDocument filed, byte[] bytes)
    {
        var details = seal.Open<DocumentDetails>(filed.Details);
        var isKnown = DocumentContentTypes.All.Contains(filed.ContentType);
        new Check()
            .That(isKnown, "contentType", $"One of: {string.Join(", ", DocumentContentTypes.All)}.")
            .That(
                bytes.Length is > 0 and <= DocumentContent.MostBytes,
                "content",
                $"Required, at most {DocumentContent.MostBytes} bytes.")
            .That(!isKnown || FileFormats.Fits(filed.ContentType, bytes), "content", "It is not of that type.")
            .OptionalText(details.Title, "title", DocumentDetails.TitleLength)
            .OptionalText(details.Description, "description", DocumentDetails.DescriptionLength)
            .ThrowIfAny();
    }

    private async Task<bool> IsSameAsync(
        HandedOverDocument existing, FileDocument filed, byte[] bytes, CancellationToken cancellation) =>
        existing.OrganizationId == filed.OrganizationId
        && existing.ParticipantId == filed.ParticipantId
        && existing.Kind == filed.Kind
        && existing.ContentType == filed.ContentType
        && existing.DatedAt == filed.DatedAt.AsKept()
        && Words(seal.Open<DocumentDetails>(existing.Details)) == Words(seal.Open<DocumentDetails>(filed.Details))
        && (await store.OpenFileAsync(existing.Id, seal, cancellation)).AsSpan().SequenceEqual(bytes);

    private static string Words(DocumentDetails details) => JsonSerializer.Serialize(details, JsonFormat.Options);
}
