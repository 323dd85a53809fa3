using CareBridge.Contracts.Aftercare;
using CareBridge.Contracts.Consent;
using CareBridge.Platform.Web;
using Hl7.Fhir.Model;

namespace CareBridge.Exchange.Mapping;

/// <summary>A document that was handed over. The file is a Binary with the same id.</summary>
internal static class DocumentReferenceMapper
{
    public static Projection Map(DocumentChanged message, DocumentDetails details)
    {
        var status = Status(message.Status);
        var document = message.Status == DocumentStatus.EnteredInError ? Remains(message) : Whole(message, details);
        document.Status = status;
        document.Type = Values.Concept(CodeSystems.Loinc, Type(message.Kind));
        document.Subject = Values.Patient(message.ParticipantId);
        document.Author = [Values.Organization(message.OrganizationId)];
        document.Custodian = Values.Organization(message.OrganizationId);
        return new Projection
        {
            Id = message.DocumentId,
            Version = message.Version,
            ParticipantId = message.ParticipantId,
            DiscloserId = message.OrganizationId,
            Category = DisclosureCategory.AftercarePlan,
            Status = EnumCode.Of(status),
            Resource = document,
        };
    }

    public static DocumentReferenceStatus Status(DocumentStatus status) => status switch
    {
        DocumentStatus.Current => DocumentReferenceStatus.Current,
        DocumentStatus.Superseded => DocumentReferenceStatus.Superseded,
        DocumentStatus.EnteredInError => DocumentReferenceStatus.EnteredInError,
    };

    /// <summary>LOINC: Discharge summary; Plan of care note.</summary>
    public static string Type(DocumentKind kind) => kind switch
    {
        DocumentKind.DischargeSummary => "18842-5",
        DocumentKind.PlanOfCare => "18776-5",
    };

    private static DocumentReference Whole(DocumentChanged message, DocumentDetails details) => new()
    {
        Identifier = Foreign.Identifiers(details.Identifier),
        DocStatus = CompositionStatus.Final,
        Category = UsCoreCategory.ClinicalNote.AddTo(Foreign.Concepts(details.Categories)),
        Date = message.DatedAt,
        Description = details.Description,
        SecurityLabel = [.. Labels.Part2().Select(label => new CodeableConcept { Coding = [label] })],
        Content =
        [
            new DocumentReference.ContentComponent
            {
                Attachment = new Attachment
                {
                    ContentType = message.ContentTypeCode,
                    Language = details.Language,
                    Url = BinaryMapper.Address(message.DocumentId),
                    Size = message.Size,
                    Hash = details.Sha1,
                    Title = details.Title,
                    Creation = details.CreatedAt is { } created ? Values.DateTime(created) : null,
                },
            },
        ],
    };

    /// <summary>What is left of an error: that there was something.</summary>
    private static DocumentReference Remains(DocumentChanged message) => new()
    {
        Content =
        [
            new DocumentReference.ContentComponent
            {
                Attachment = new Attachment { ContentType = message.ContentTypeCode },
            },
        ],
    };
}
