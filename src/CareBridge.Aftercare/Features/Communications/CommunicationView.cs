using CareBridge.Aftercare.Domain;
using CareBridge.Contracts.Aftercare;
using CareBridge.Contracts.Consent;
using CareBridge.Platform.Domain;

namespace CareBridge.Aftercare.Features.Communications;

/// <param name="Category">Which consent it takes to show it.</param>
internal sealed record CommunicationView(
    Guid Id,
    Guid ParticipantId,
    Guid SenderOrganizationId,
    Guid RecipientOrganizationId,
    Guid SentBy,
    DisclosureCategory Category,
    Guid? InResponseTo,
    IReadOnlyList<string> Text,
    DateTimeOffset SentAt,
    DateTimeOffset ReceivedAt)
{
    public static CommunicationView Of(Communication communication, ISeal seal) => new(
        communication.Id,
        communication.ParticipantId,
        communication.OrganizationId,
        communication.RecipientOrganizationId,
        communication.SentBy,
        communication.Category,
        communication.InResponseTo,
        seal.Open<CommunicationText>(communication.Text).Parts,
        communication.SentAt,
        communication.ReceivedAt);
}
