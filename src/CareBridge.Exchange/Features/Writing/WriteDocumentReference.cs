using CareBridge.Contracts.Aftercare;
using CareBridge.Exchange.Features.Filing;
using CareBridge.Exchange.Features.Projections;
using CareBridge.Exchange.Features.Rest;
using CareBridge.Platform.Domain;
using CareBridge.Platform.Web;
using Hl7.Fhir.Model;

namespace CareBridge.Exchange.Features.Writing;

/// <summary>A document is handed over; later, it is superseded or turns out to be an error.</summary>
internal sealed class WriteDocumentReference(
    WritingDesk desk, IAftercareFilings filings, ProjectDocument projection, ISeal seal) : IResourceWriter
{
    /// <summary>What may differ from the document as it was handed over, or is written over anyway.</summary>
    private static readonly List<string> Open = ["id", "meta", "language", "text", "status"];

    private static readonly string Current = EnumCode.Of(DocumentReferenceStatus.Current);

    public string Type => nameof(DocumentReference);

    public async Task<PreparedWrite> PrepareAsync(ResourceWrite write, CancellationToken cancellation)
    {
        var document = (DocumentReference)write.Resource;
        if (write.Id is { } id && !DocumentReferenceReader.HoldsFile(document)
            && await desk.OwnAsync(write, id, cancellation) is not null)
        {
            Unchanged.Require(document, await desk.FirstAsync(Type, id, cancellation), Open, write.BaseUrl);
            var mark = new MarkDocument(
                id, write.Caller.OrganizationId, Status(document.Status), write.ExpectedVersion);
            return new PreparedWrite(Type, id, token => MarkAsync(mark, token));
        }
        return await PrepareNewAsync(write, document, cancellation);
    }

    private async Task<PreparedWrite> PrepareNewAsync(
        ResourceWrite write, DocumentReference document, CancellationToken cancellation)
    {
        var findings = new Findings();
        var filed = new DocumentReferenceReader(findings, write.BaseUrl, write.Caller.OrganizationId).Read(document);
        var id = await desk.IdOfAsync(write, filed.Name, DocumentReferenceReader.Name, findings, cancellation);
        if (await desk.DoneAsync(write, id, cancellation) is { } done) return done;
        var known = await desk.OwnAsync(write, id, cancellation);
        WritingDesk.RequireOwnId(write, isKnown: known is not null);
        findings.That(
            write.Id is null || known is null || known.Status == Current,
            "DocumentReference.status",
            "It is current no longer, and never will be again.");
        if (write.ExpectedVersion is { } expected && expected != (known?.Version ?? 0))
            throw new StaleVersionException(expected, known?.Version ?? 0);
        var participant = await desk.PatientAsync(
            filed.Patient, write, DocumentReferenceReader.Subject, findings, cancellation);
        var question = new FileDocument
        {
            DocumentId = id,
            ParticipantId = participant,
            OrganizationId = write.Caller.OrganizationId,
            FiledBy = write.Caller.ClientId,
            Kind = filed.Kind,
            ContentType = filed.ContentType,
            DatedAt = filed.DatedAt,
            Details = seal.Seal(filed.Details),
            Content = seal.Seal(filed.Content),
        };
        return new PreparedWrite(Type, id, token => FileAsync(question, isNew: known is null, token));
    }

    private Task<WrittenResource> FileAsync(FileDocument question, bool isNew, CancellationToken cancellation) =>
        WriteAsync(() => filings.FileDocumentAsync(question, cancellation), isNew, cancellation);

    private Task<WrittenResource> MarkAsync(MarkDocument question, CancellationToken cancellation) =>
        WriteAsync(() => filings.MarkDocumentAsync(question, cancellation), isNew: false, cancellation);

    private async Task<WrittenResource> WriteAsync(
        Func<Task<DocumentChanged>> ask, bool isNew, CancellationToken cancellation)
    {
        var changed = await Owner.AskAsync(Type, Expression, ask, DocumentReferenceReader.Subject);
        return await desk.WrittenAsync(
            projection, changed, (Type, changed.DocumentId, changed.Version), isNew, cancellation);
    }

    private static DocumentStatus Status(DocumentReferenceStatus? status) => status switch
    {
        DocumentReferenceStatus.Superseded => DocumentStatus.Superseded,
        DocumentReferenceStatus.EnteredInError => DocumentStatus.EnteredInError,
        _ => DocumentStatus.Current,
    };

    private static string Expression(string field) => field switch
    {
        "contentType" => $"{DocumentReferenceReader.Attachment}.contentType",
        "content" => $"{DocumentReferenceReader.Attachment}.data",
        "title" => $"{DocumentReferenceReader.Attachment}.title",
        "description" => "DocumentReference.description",
        _ => "DocumentReference",
    };
}
