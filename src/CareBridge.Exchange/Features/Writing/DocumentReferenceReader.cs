using System.Security.Cryptography;
using CareBridge.Contracts.Aftercare;
using CareBridge.Exchange.Features.Filing;
using CareBridge.Exchange.Mapping;
using CareBridge.Platform.Domain;
using Hl7.Fhir.Model;

namespace CareBridge.Exchange.Features.Writing;

/// <summary>Reads a DocumentReference with its file, as <see cref="DocumentReferenceMapper"/> writes it.</summary>
/// <param name="organizationId">The client's own.</param>
internal sealed class DocumentReferenceReader(Findings findings, string baseUrl, Guid organizationId)
{
    public const string Subject = "DocumentReference.subject";
    public const string Name = "DocumentReference.identifier";
    public const string Attachment = "DocumentReference.content[0].attachment";

    private static readonly Dictionary<string, DocumentKind> Kinds =
        Enum.GetValues<DocumentKind>().ToDictionary(DocumentReferenceMapper.Type);

    private readonly StrictReader _strict = new(findings, baseUrl);

    private ContentReader Content => new(_strict);

    /// <summary>To be used only if nothing was found.</summary>
    public FiledDocument Read(DocumentReference document)
    {
        _strict.Only(
            document,
            "DocumentReference",
            "id", "meta", "language", "text", "identifier", "status", "docStatus", "type", "category", "subject",
            "date", "author", "custodian", "description", "securityLabel", "content");
        var frame = new FrameReader(_strict);
        frame.Read(document);
        findings.That(
            document.Status == DocumentReferenceStatus.Current,
            "DocumentReference.status",
            "A new document is current.");
        findings.That(
            document.DocStatus is null or CompositionStatus.Final,
            "DocumentReference.docStatus",
            "Only final can be honoured.");
        findings.That(
            document.Author.Count <= 1, "DocumentReference.author", "Only your own organization; leave it out.");
        _strict.Own(document.Author.FirstOrDefault(), "DocumentReference.author[0]", organizationId);
        _strict.Own(document.Custodian, "DocumentReference.custodian", organizationId);
        foreach (var (label, path) in StrictReader.Indexed(document.SecurityLabel, "DocumentReference.securityLabel"))
        {
            _strict.Only(label, path, "coding");
            _strict.Labels(label.Coding, $"{path}.coding");
        }
        findings.That(document.Date is not null, "DocumentReference.date", "Required: when it was made.");
        var kind = _strict.Concept(document.Type, "DocumentReference.type", CodeSystems.Loinc, Kinds.Keys);
        var name = frame.Name(document.Identifier, Name);
        var file = Only(document.Content);
        var bytes = Bytes(file);
        return new FiledDocument
        {
            Patient = frame.Patient(document.Subject, Subject),
            Name = name,
            Kind = kind is null ? default : Kinds[kind],
            ContentType = file.ContentType ?? "",
            DatedAt = document.Date?.AsKept() ?? default,
            Content = new DocumentContent(bytes),
            Details = new DocumentDetails
            {
                Title = Content.Text(file.Title, $"{Attachment}.title", DocumentDetails.TitleLength),
                Description = Content.Text(
                    document.Description, "DocumentReference.description", DocumentDetails.DescriptionLength),
                Language = Content.Text(file.Language, $"{Attachment}.language", 35),
                CreatedAt = _strict.Moment(file.CreationElement, $"{Attachment}.creation"),
                Categories = Content.Concepts(
                    UsCoreCategory.ClinicalNote.RemoveFrom(document.Category), "DocumentReference.category"),
                Identifier = Content.Identifier(name, Name),
                Sha1 = HashOf(bytes),
            },
        };
    }

    /// <summary>Whether the file itself is in it; what was read here before has its address instead.</summary>
    public static bool HoldsFile(DocumentReference document) =>
        document.Content.Exists(content => content.Attachment?.Data is not null);

    private Attachment Only(List<DocumentReference.ContentComponent> contents)
    {
        findings.That(contents.Count == 1, "DocumentReference.content", "Exactly one can be honoured.");
        if (contents.Count == 0) return new Attachment();
        _strict.Only(contents[0], "DocumentReference.content[0]", "attachment");
        var file = contents[0].Attachment ?? new Attachment();
        _strict.Only(file, Attachment, "contentType", "language", "data", "size", "hash", "title", "creation");
        return file;
    }

    private byte[] Bytes(Attachment file)
    {
        var isKnown = DocumentContentTypes.All.Contains(file.ContentType ?? "");
        findings.That(
            isKnown,
            $"{Attachment}.contentType",
            $"One of: {string.Join(", ", DocumentContentTypes.All)}.");
        if (file.Data is not { Length: > 0 and <= DocumentContent.MostBytes } data)
        {
            findings.Add($"{Attachment}.data", $"Required: at most {DocumentContent.MostBytes} bytes, in base64.");
            return [];
        }
        findings.That(
            !isKnown || FileFormats.Fits(file.ContentType, data),
            $"{Attachment}.data",
            "It is not of that contentType.");
        findings.That(
            file.Size is null || file.Size == data.Length, $"{Attachment}.size", "The data has another size.");
        findings.That(
            file.Hash is null || file.Hash.AsSpan().SequenceEqual(HashOf(data)),
            $"{Attachment}.hash",
            "It is not the SHA-1 of the data.");
        return data;
    }

    private static byte[] HashOf(byte[] data) => SHA1.HashData(data);
}

/// <summary>A DocumentReference that has been read and understood to the last element.</summary>
internal sealed record FiledDocument
{
    public required FiledPatient Patient { get; init; }

    /// <summary>The client's own for it.</summary>
    public Identifier? Name { get; init; }

    public required DocumentKind Kind { get; init; }

    public required string ContentType { get; init; }

    public required DateTimeOffset DatedAt { get; init; }

    public required DocumentDetails Details { get; init; }

    public required DocumentContent Content { get; init; }
}
