using CareBridge.Contracts.Consent;
using CareBridge.Contracts.Referrals;
using CareBridge.Platform.Web;
using Hl7.Fhir.Model;
using FhirTask = Hl7.Fhir.Model.Task;

namespace CareBridge.Exchange.Mapping;

internal static class TaskMapper
{
    /// <summary>Task.code of every referral.</summary>
    public const string Fulfill = "fulfill";

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
            Resource = new FhirTask
            {
                Status = status,
                StatusReason = notes?.StatusReason is { } reason ? new CodeableConcept { Text = reason } : null,
                Intent = FhirTask.TaskIntent.Order,
                Priority = Referral.Priority(message.Priority),
                Code = Values.Concept(CodeSystems.TaskCode, Fulfill),
                Focus = new ResourceReference($"ServiceRequest/{message.ReferralId}"),
                For = Values.Patient(message.ParticipantId),
                AuthoredOn = Values.DateTime(message.AuthoredAt),
                LastModified = Values.DateTime(message.ChangedAt),
                Requester = Values.Organization(message.ReferringOrganizationId),
                Owner = Values.Organization(message.ReceivingOrganizationId),
                Output = message.OutcomeCode is { } outcome ? [Output(outcome)] : [],
            },
        };
    }

    /// <summary>What a receiving organization says with a status; null when it is not an answer.</summary>
    public static ReferralStatus? Answer(FhirTask.TaskStatus? status) => status switch
    {
        FhirTask.TaskStatus.Received => ReferralStatus.Received,
        FhirTask.TaskStatus.Accepted => ReferralStatus.Accepted,
        FhirTask.TaskStatus.Rejected => ReferralStatus.Declined,
        FhirTask.TaskStatus.Completed => ReferralStatus.Completed,
        FhirTask.TaskStatus.Cancelled => ReferralStatus.Cancelled,
        _ => null,
    };

    private static FhirTask.OutputComponent Output(string outcome) => new()
    {
        Type = Values.Concept(CodeSystems.TaskOutput, CodeSystems.Outcome),
        Value = Values.Concept(CodeSystems.ReferralOutcome, outcome),
    };

    private static FhirTask.TaskStatus Status(ReferralStatus status) => status switch
    {
        ReferralStatus.Draft => FhirTask.TaskStatus.Draft,
        ReferralStatus.AwaitingConsent => FhirTask.TaskStatus.OnHold,
        ReferralStatus.Sent => FhirTask.TaskStatus.Requested,
        ReferralStatus.Received => FhirTask.TaskStatus.Received,
        ReferralStatus.Accepted => FhirTask.TaskStatus.Accepted,
        ReferralStatus.Declined => FhirTask.TaskStatus.Rejected,
        ReferralStatus.Completed => FhirTask.TaskStatus.Completed,
        ReferralStatus.Cancelled => FhirTask.TaskStatus.Cancelled,
    };
}
