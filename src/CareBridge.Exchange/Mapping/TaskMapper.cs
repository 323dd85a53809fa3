using CareBridge.Contracts.Consent;
using CareBridge.Contracts.Referrals;
using CareBridge.Platform.Web;
using Hl7.Fhir.Model;
using FhirTask = Hl7.Fhir.Model.Task;

namespace CareBridge.Exchange.Mapping;

/// <summary>
/// Where a referral stands. FHIR has fewer statuses than a referral; <c>businessStatus</c> says exactly which it is.
/// </summary>
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
            IsSocialNeed = SocialNeed.Of(message.ServiceCode)?.Procedure is not null,
            Resource = new FhirTask
            {
                Status = status,
                StatusReason = notes?.StatusReason is { } reason ? new CodeableConcept { Text = reason } : null,
                BusinessStatus = Values.Concept(CodeSystems.ReferralStatus, EnumCode.Of(message.Status)),
                Intent = FhirTask.TaskIntent.Order,
                Priority = Referral.Priority(message.Priority),
                Code = Values.Concept(CodeSystems.TaskCode, Fulfill),
                Focus = new ResourceReference($"ServiceRequest/{message.ReferralId}"),
                For = Values.Patient(message.ParticipantId),
                AuthoredOn = Values.DateTime(message.AuthoredAt),
                LastModified = Values.DateTime(message.ChangedAt),
                Requester = Values.Organization(message.ReferringOrganizationId),
                Owner = Values.Organization(message.ReceivingOrganizationId),
                Restriction = Referral.Until(message) is { } period
                    ? new FhirTask.RestrictionComponent { Period = period }
                    : null,
                Note = [.. (notes?.Questions ?? []).SelectMany(question => Notes(question, message))],
                Output = message.OutcomeCode is { } outcome ? [Output(outcome)] : [],
            },
        };
    }

    /// <summary>What a receiving organization says with a status; null when it is not an answer.</summary>
    public static ReferralStatus? Answer(FhirTask.TaskStatus? status) => status switch
    {
        FhirTask.TaskStatus.Received => ReferralStatus.Received,
        FhirTask.TaskStatus.OnHold => ReferralStatus.NeedsInfo,
        FhirTask.TaskStatus.Accepted => ReferralStatus.Accepted,
        FhirTask.TaskStatus.Rejected => ReferralStatus.Declined,
        FhirTask.TaskStatus.InProgress => ReferralStatus.InProgress,
        FhirTask.TaskStatus.Failed => ReferralStatus.NoShow,
        FhirTask.TaskStatus.Completed => ReferralStatus.Completed,
        FhirTask.TaskStatus.Cancelled => ReferralStatus.Cancelled,
        _ => null,
    };

    public static FhirTask.TaskStatus Status(ReferralStatus status) => status switch
    {
        ReferralStatus.Draft => FhirTask.TaskStatus.Draft,
        ReferralStatus.AwaitingConsent or ReferralStatus.NeedsInfo => FhirTask.TaskStatus.OnHold,
        ReferralStatus.Sent => FhirTask.TaskStatus.Requested,
        ReferralStatus.Received => FhirTask.TaskStatus.Received,
        ReferralStatus.Accepted or ReferralStatus.Scheduled => FhirTask.TaskStatus.Accepted,
        ReferralStatus.Declined => FhirTask.TaskStatus.Rejected,
        ReferralStatus.InProgress => FhirTask.TaskStatus.InProgress,
        ReferralStatus.NoShow => FhirTask.TaskStatus.Failed,
        ReferralStatus.Completed => FhirTask.TaskStatus.Completed,
        ReferralStatus.Cancelled => FhirTask.TaskStatus.Cancelled,
    };

    private static IEnumerable<Annotation> Notes(ReferralQuestion question, ReferralChanged message)
    {
        yield return Note(question.Question, message.ReceivingOrganizationId, question.AskedAt);
        if (question is { Answer: { } answer, AnsweredAt: { } at })
            yield return Note(answer, message.ReferringOrganizationId, at);
    }

    private static Annotation Note(string text, Guid organizationId, DateTimeOffset at) => new()
    {
        Author = Values.Organization(organizationId),
        Time = Values.DateTime(at),
        Text = text,
    };

    private static FhirTask.OutputComponent Output(string outcome) => new()
    {
        Type = Values.Concept(CodeSystems.TaskOutput, CodeSystems.Outcome),
        Value = Values.Concept(CodeSystems.ReferralOutcome, outcome),
    };
}
