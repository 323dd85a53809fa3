using CareBridge.Contracts.Consent;
using CareBridge.Contracts.Referrals;
using CareBridge.Platform.Web;
using Hl7.Fhir.Model;

namespace CareBridge.Exchange.Mapping;

internal static class ServiceRequestMapper
{
    public static Projection Map(ReferralChanged message, ReferralNotes? notes)
    {
        var status = Status(message.Status);
        return new Projection
        {
            Id = message.ReferralId,
            Version = message.Version,
            Visible = Referral.IsOpenToReceiver(message),
            ParticipantId = message.ParticipantId,
            DiscloserId = message.ReferringOrganizationId,
            RecipientId = message.ReceivingOrganizationId,
            Category = DisclosureCategory.Referrals,
            Status = EnumCode.Of(status),
            Resource = new ServiceRequest
            {
                Identifier = Foreign.Identifiers(notes?.Identifier),
                Status = status,
                Intent = RequestIntent.Order,
                Priority = Referral.Priority(message.Priority),
                Code = Values.Concept(CodeSystems.ReferralService, message.ServiceCode),
                Subject = Values.Patient(message.ParticipantId),
                AuthoredOn = Values.DateTime(message.AuthoredAt),
                Requester = Values.Organization(message.ReferringOrganizationId),
                Performer = [Values.Organization(message.ReceivingOrganizationId)],
            },
        };
    }

    private static RequestStatus Status(ReferralStatus status) => status switch
    {
        ReferralStatus.Draft => RequestStatus.Draft,
        ReferralStatus.AwaitingConsent => RequestStatus.OnHold,
        ReferralStatus.Sent or ReferralStatus.Received or ReferralStatus.Accepted => RequestStatus.Active,
        ReferralStatus.Declined or ReferralStatus.Cancelled => RequestStatus.Revoked,
        ReferralStatus.Completed => RequestStatus.Completed,
    };
}
