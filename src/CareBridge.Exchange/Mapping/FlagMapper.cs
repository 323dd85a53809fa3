using CareBridge.Contracts.Crisis;
using CareBridge.Platform.Web;
using Hl7.Fhir.Model;

namespace CareBridge.Exchange.Mapping;

/// <summary>A crisis escalation as a warning about the person.</summary>
internal static class FlagMapper
{
    public static Projection Map(EscalationChanged message)
    {
        var status = Status(message.Status);
        var severity = EnumCode.Of(message.Severity);
        return Escalation.Project(message, status, new Flag
        {
            Status = status,
            Category = [Values.Concept(CodeSystems.FlagCategory, "safety")],
            Code = Values.Concept(CodeSystems.EscalationSeverity, severity),
            Subject = Values.Patient(message.ParticipantId),
            Period = new Period
            {
                Start = Values.DateTime(message.RaisedAt),
                End = status == Flag.FlagStatus.Inactive ? Values.DateTime(message.ResolvedAt!.Value) : null,
            },
            Author = Values.Organization(message.RaisingOrganizationId),
        });
    }

    private static Flag.FlagStatus Status(EscalationStatus status) => status switch
    {
        EscalationStatus.Raised or EscalationStatus.Notified
            or EscalationStatus.Acknowledged or EscalationStatus.InContact => Flag.FlagStatus.Active,
        EscalationStatus.Resolved => Flag.FlagStatus.Inactive,
    };
}
