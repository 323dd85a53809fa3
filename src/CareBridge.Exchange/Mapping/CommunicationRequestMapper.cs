using CareBridge.Contracts.Consent;
using CareBridge.Contracts.Crisis;
using CareBridge.Platform.Web;
using Hl7.Fhir.Model;

namespace CareBridge.Exchange.Mapping;

/// <summary>An escalation as the request to reach the crisis team: done when a responder has taken it.</summary>
internal static class CommunicationRequestMapper
{
    public static Projection Map(EscalationChanged message)
    {
        var status = Status(message.Status);
        return Escalation.Project(message, status, new CommunicationRequest
        {
            Status = status,
            Category =
            [
                Values.Concept(CodeSystems.DisclosureCategory, EnumCode.Of(DisclosureCategory.CrisisEvents)),
            ],
            Priority = Escalation.Priority(message.Severity),
            Subject = Values.Patient(message.ParticipantId),
            About = [new ResourceReference(RiskAssessmentMapper.Address(message.EscalationId))],
            AuthoredOn = Values.DateTime(message.RaisedAt),
            Requester = Values.Organization(message.RaisingOrganizationId),
            Recipient = Escalation.Team(message) is { } team ? [team] : [],
        });
    }

    private static RequestStatus Status(EscalationStatus status) => status switch
    {
        EscalationStatus.Raised or EscalationStatus.Notified => RequestStatus.Active,
        EscalationStatus.Acknowledged or EscalationStatus.InContact or EscalationStatus.Resolved =>
            RequestStatus.Completed,
    };
}
