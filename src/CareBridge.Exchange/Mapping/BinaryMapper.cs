using CareBridge.Contracts.Aftercare;
using CareBridge.Contracts.Consent;
using Hl7.Fhir.Model;

namespace CareBridge.Exchange.Mapping;

/// <summary>
/// The file of a document, apart from what is said about it: lists of documents stay small, and whoever fetches the
/// file is on record for that.
/// </summary>
internal static class BinaryMapper
{
    public static string Address(Guid documentId) => $"Binary/{documentId}";

    /// <summary>Null when the change leaves the file as it was.</summary>
    public static Projection? Map(DocumentChanged message, DocumentContent? content)
    {
        var isWithdrawn = message.Status == DocumentStatus.EnteredInError;
        if (content is null && !isWithdrawn) return null;
        return new Projection
        {
            Id = message.DocumentId,
            Version = message.Version,
            Visible = !isWithdrawn,
            ParticipantId = message.ParticipantId,
            DiscloserId = message.OrganizationId,
            Category = DisclosureCategory.AftercarePlan,
            Resource = new Binary
            {
                ContentType = message.ContentTypeCode,
                SecurityContext = new ResourceReference($"DocumentReference/{message.DocumentId}"),
                Data = isWithdrawn ? null : content?.Bytes,
            },
        };
    }
}
