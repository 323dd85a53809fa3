using CareBridge.Contracts.Crisis;
using Hl7.Fhir.Model;

namespace CareBridge.Exchange.Mapping;

/// <summary>An escalation as the order that somebody in crisis be helped.</summary>
internal static class CrisisRequestMapper
{
    public static Projection Map(EscalationChanged message)
    {
        var status = Status(message);
        return Escalation.Project(message, status, new ServiceRequest
        {
            Status = status,
            Intent = RequestIntent.Order,
            Priority = Escalation.Priority(message.Severity),
            Code = Values.Concept(CodeSystems.CrisisService, Escalation.Response),
            Subject = Values.Patient(message.ParticipantId),
            SupportingInfo = [new ResourceReference(RiskAssessmentMapper.Address(message.EscalationId))],
            AuthoredOn = Values.DateTime(message.RaisedAt),
            Requester = Values.Organization(message.RaisingOrganizationId),
            Performer = Escalation.Team(message) is { } team ? [team] : [],
            Replaces = message.FollowsId is { } earlier
                ? [new ResourceReference($"{nameof(ServiceRequest)}/{earlier}")]
                : [],
        });
    }

    /// <summary>A false alarm was never to be carried out; every other end is one that was reached.</summary>
    private static RequestStatus Status(EscalationChanged message) => message.Status switch
    {
        EscalationStatus.Raised or EscalationStatus.Notified
            or EscalationStatus.Acknowledged or EscalationStatus.InContact => RequestStatus.Active,
        EscalationStatus.Resolved => message.Disposition == CrisisDisposition.FalseAlarm
            ? RequestStatus.Revoked
            : RequestStatus.Completed,
    };
}
