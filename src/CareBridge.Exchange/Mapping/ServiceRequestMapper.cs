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
        var need = SocialNeed.Of(message.ServiceCode);
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
            IsSocialNeed = need?.Procedure is not null,
            Resource = new ServiceRequest
            {
                Identifier = Foreign.Identifiers(notes?.Identifier),
                Status = status,
                Intent = RequestIntent.Order,
                Priority = Referral.Priority(message.Priority),
                Category = need is null ? [] : [Values.Concept(CodeSystems.SocialNeed, need.Category)],
                Code = Service(message.ServiceCode, need),
                Subject = Values.Patient(message.ParticipantId),
                Occurrence = Referral.Until(message),
                ReasonCode = Reason(message, notes),
                SupportingInfo =
                    [.. message.DocumentIds.Select(id => new ResourceReference($"DocumentReference/{id}"))],
                AuthoredOn = Values.DateTime(message.AuthoredAt),
                Requester = Values.Organization(message.ReferringOrganizationId),
                Performer = [Values.Organization(message.ReceivingOrganizationId)],
            },
        };
    }

    private static CodeableConcept Service(string code, SocialNeed? need)
    {
        var service = Values.Concept(CodeSystems.ReferralService, code);
        if (need?.Procedure is not null) service.Coding.Add(new Coding(CodeSystems.Snomed, need.Procedure));
        return service;
    }

    private static List<CodeableConcept> Reason(ReferralChanged message, ReferralNotes? notes)
    {
        if (message.ReasonCode is null && notes?.Reason is null) return [];
        var reason = message.ReasonCode is { } code
            ? Values.Concept(CodeSystems.ReferralReason, code)
            : new CodeableConcept();
        reason.Text = notes?.Reason;
        return [reason];
    }

    private static RequestStatus Status(ReferralStatus status) => status switch
    {
        ReferralStatus.Draft => RequestStatus.Draft,
        ReferralStatus.AwaitingConsent => RequestStatus.OnHold,
        ReferralStatus.Sent or ReferralStatus.Received or ReferralStatus.NeedsInfo or ReferralStatus.Accepted
            or ReferralStatus.Scheduled or ReferralStatus.InProgress or ReferralStatus.NoShow => RequestStatus.Active,
        ReferralStatus.Declined or ReferralStatus.Cancelled => RequestStatus.Revoked,
        ReferralStatus.Completed => RequestStatus.Completed,
    };
}
