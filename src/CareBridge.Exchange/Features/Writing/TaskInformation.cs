using CareBridge.Contracts.Referrals;
using CareBridge.Exchange.Features.Rest;
using CareBridge.Exchange.Mapping;
using CareBridge.Platform.Web;
using Hl7.Fhir.Model;
using FhirTask = Hl7.Fhir.Model.Task;

namespace CareBridge.Exchange.Features.Writing;

/// <summary>
/// How the referring organization answers what it was asked: it sends the Task back as received, with one more note.
/// </summary>
internal static class TaskInformation
{
    private static readonly List<string> Open =
        ["id", "meta", "language", "text", "status", "statusReason", "businessStatus", "note", "lastModified"];

    /// <summary>
    /// The answer in words, also of one that is sent again; null when the Task that is sent is not one, or nothing was
    /// asked.
    /// </summary>
    /// <exception cref="FhirException">It changes something else.</exception>
    public static string? Of(FhirTask task, FhirTask current, string baseUrl)
    {
        var isAsked = current.BusinessStatus?.Coding is [{ Code: { } stage }]
            && stage == EnumCode.Of(ReferralStatus.NeedsInfo);
        if (task.Status is not (FhirTask.TaskStatus.Received or FhirTask.TaskStatus.Requested)) return null;
        if (!isAsked && !IsSaid(task, current)) return null;
        Unchanged.Require(task, current, Open, baseUrl);
        if (!isAsked) return task.Note[^1].Text;
        var isOneMore = task.Note.Count == current.Note.Count + 1 && Begin(task, current.Note);
        return isOneMore && !string.IsNullOrWhiteSpace(task.Note[^1].Text) && !task.Note[^1].Text!.Contains('\0')
            ? task.Note[^1].Text
            : throw FhirException.BusinessRule("The notes as they are, and one more: your answer.", "Task.note");
    }

    /// <summary>The response to the first time may have been lost: the last note is the answer that stands.</summary>
    private static bool IsSaid(FhirTask task, FhirTask current) =>
        current.Note is [.. var before, var last]
        && task.Note.Count == current.Note.Count
        && task.Note[^1].Text == last.Text
        && Begin(task, before);

    private static bool Begin(FhirTask task, List<Annotation> notes) =>
        notes.Zip(task.Note).All(pair => pair.First.IsExactly(pair.Second));
}
