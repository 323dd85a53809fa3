using CareBridge.Contracts.Crisis;
using CareBridge.Platform.Web;
using Hl7.Fhir.Model;
using FhirTask = Hl7.Fhir.Model.Task;

namespace CareBridge.Exchange.Mapping;

/// <summary>An escalation as what the crisis team has to do, and how far it is.</summary>
internal static class CrisisTaskMapper
{
    public static Projection Map(EscalationChanged message)
    {
        var status = Status(message.Status);
        return Escalation.Project(message, status, new FhirTask
        {
            Status = status,
            BusinessStatus = Values.Concept(CodeSystems.EscalationStatus, EnumCode.Of(message.Status)),
            Intent = FhirTask.TaskIntent.Order,
            Priority = Escalation.Priority(message.Severity),
            Code = Values.Concept(CodeSystems.TaskCode, TaskMapper.Fulfill),
            Focus = Escalation.Request(message),
            For = Values.Patient(message.ParticipantId),
            ExecutionPeriod = Execution(message),
            AuthoredOn = Values.DateTime(message.RaisedAt),
            LastModified = Values.DateTime(message.ChangedAt),
            Requester = Values.Organization(message.RaisingOrganizationId),
            Owner = Escalation.Team(message),
            Output = message.Disposition is { } disposition ? [Output(disposition)] : [],
        });
    }

    /// <summary>A responder who gives it back leaves it where the team had it: no status here means less.</summary>
    private static FhirTask.TaskStatus Status(EscalationStatus status) => status switch
    {
        EscalationStatus.Raised => FhirTask.TaskStatus.Requested,
        EscalationStatus.Notified => FhirTask.TaskStatus.Received,
        EscalationStatus.Acknowledged => FhirTask.TaskStatus.Accepted,
        EscalationStatus.InContact => FhirTask.TaskStatus.InProgress,
        EscalationStatus.Resolved => FhirTask.TaskStatus.Completed,
    };

    private static Period? Execution(EscalationChanged message) => message.AcknowledgedAt is { } taken
        ? new Period
        {
            Start = Values.DateTime(taken),
            End = message.ResolvedAt is { } ended ? Values.DateTime(ended) : null,
        }
        : null;

    private static FhirTask.OutputComponent Output(CrisisDisposition disposition) => new()
    {
        Type = Values.Concept(CodeSystems.TaskOutput, CodeSystems.Outcome),
        Value = Values.Concept(CodeSystems.CrisisDisposition, EnumCode.Of(disposition)),
    };
}
