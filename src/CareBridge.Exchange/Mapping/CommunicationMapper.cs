using CareBridge.Contracts.Aftercare;
using CareBridge.Platform.Web;
using Hl7.Fhir.Model;

namespace CareBridge.Exchange.Mapping;

internal static class CommunicationMapper
{
    public static Projection Map(CommunicationSent message, CommunicationText text) => new()
    {
        Id = message.CommunicationId,
        Version = message.Version,
        ParticipantId = message.ParticipantId,
        DiscloserId = message.SenderOrganizationId,
        RecipientId = message.RecipientOrganizationId,
        Category = message.Category,
        Status = EnumCode.Of(EventStatus.Completed),
        Resource = new Communication
        {
            Identifier = Foreign.Identifiers(text.Identifier),
            InResponseTo = message.InResponseTo is { } id ? [new ResourceReference($"Communication/{id}")] : [],
            Status = EventStatus.Completed,
            Category = [Values.Concept(CodeSystems.DisclosureCategory, EnumCode.Of(message.Category))],
            Subject = Values.Patient(message.ParticipantId),
            Sent = Values.DateTime(message.SentAt),
            Received = Values.DateTime(message.ReceivedAt),
            Recipient = [Values.Organization(message.RecipientOrganizationId)],
            Sender = Values.Organization(message.SenderOrganizationId),
            Payload = [.. text.Parts.Select(Part)],
        },
    };

    private static Communication.PayloadComponent Part(string words) => new() { Content = new FhirString(words) };
}
