using CareBridge.Contracts.Referrals;
using CareBridge.Exchange.Features.Rest;
using CareBridge.Exchange.Mapping;
using CareBridge.Platform.Web;
using Hl7.Fhir.Model;
using FhirTask = Hl7.Fhir.Model.Task;

namespace CareBridge.Exchange.Features.Writing;

/// <summary>What a Task that a client sends back says about the referral.</summary>
internal sealed record TaskAnswer(ReferralStatus Status, string? StatusReason, string? OutcomeCode)
{
    /// <summary>What the receiving organization decides, and what the server writes over anyway.</summary>
    private static readonly List<string> Open =
    [
        "id", "meta", "implicitRules", "language", "text", "status", "statusReason", "businessStatus", "lastModified",
        "output",
    ];

    /// <exception cref="FhirException">It changes what is not the receiving organization's to change.</exception>
    public static TaskAnswer Of(FhirTask task, FhirTask current, string baseUrl)
    {
        Unchanged.Require(task, current, Open, baseUrl);
        var status = Exactly(task, current) ?? TaskMapper.Answer(task.Status) ?? throw FhirException.BusinessRule(
            "Answer with received, on-hold, accepted, rejected, in-progress, failed, completed or cancelled.",
            "Task.status");
        return new TaskAnswer(status, Reason(task.StatusReason), Outcome(task, current));
    }

    /// <summary>
    /// Accepted stands for two stages: that it is scheduled, the business status says. Beyond that it says nothing new:
    /// a client sends it back as it has read it.
    /// </summary>
    private static ReferralStatus? Exactly(FhirTask task, FhirTask current)
    {
        var (sent, stands) = (Stage(task), Stage(current));
        if (task.Status == FhirTask.TaskStatus.Accepted && sent == ReferralStatus.Scheduled) return sent;
        return task.Status == current.Status && TaskMapper.Answer(task.Status) is not null ? stands : null;
    }

    /// <exception cref="FhirException">It is none of ours.</exception>
    private static ReferralStatus? Stage(FhirTask task)
    {
        if (task.BusinessStatus is not { } given) return null;
        return given.Coding is [{ System: CodeSystems.ReferralStatus or null, Code: { } code }]
            && Coded<ReferralStatus>.TryParse(code, out var stage)
                ? stage.Value
                : throw FhirException.BusinessRule(
                    $"One coding of {CodeSystems.ReferralStatus}; or leave it out.", "Task.businessStatus");
    }

    private static string? Reason(CodeableConcept? reason)
    {
        var coding = reason?.Coding.FirstOrDefault();
        var text = reason?.Text ?? coding?.Display ?? coding?.Code;
        // JSON can write one, and no store keeps it in a text.
        return text?.Contains('\0') == true
            ? throw FhirException.BusinessRule("A reason holds no null character.", "Task.statusReason")
            : text;
    }

    private static string? Outcome(FhirTask task, FhirTask current)
    {
        var same = task.Output.Count == current.Output.Count
            && task.Output.Zip(current.Output).All(pair => pair.First.IsExactly(pair.Second));
        if (task.Status != FhirTask.TaskStatus.Completed)
        {
            return same || task.Output.Count == 0
                ? null
                : throw FhirException.BusinessRule("Only a completed task has an outcome.", "Task.output");
        }
        return task.Output switch
        {
            [] => null,
            [{ Value: CodeableConcept { Coding: [{ Code: { } code } coding] } }]
                when coding.System is CodeSystems.ReferralOutcome or null => code,
            [{ Value: Code { Value: { } code } }] => code,
            _ => throw FhirException.BusinessRule(
                $"One output, with one valueCodeableConcept of {CodeSystems.ReferralOutcome}.", "Task.output"),
        };
    }
}
