using CareBridge.Platform.Domain;
using Microsoft.AspNetCore.Http;

namespace CareBridge.Portal.Pages.Crisis;

/// <summary>What the forms of an escalation's page do, as requests to Crisis.</summary>
internal static class CrisisAction
{
    public const string Acknowledge = "acknowledge";
    public const string Contact = "contact";
    public const string Severity = "severity";
    public const string Resolve = "resolve";
    public const string HandOver = "hand-over";
    public const string AcceptHandOver = "hand-over/accept";
    public const string DeclineHandOver = "hand-over/decline";
    public const string WithdrawHandOver = "hand-over/withdraw";
    public const string Note = "note";
    public const string TakeFollowUp = "take";
    public const string FinishFollowUp = "finish";

    /// <exception cref="NotFoundException">There is no such action.</exception>
    public static Task<FormFaults> TakeAsync(Guid id, IFormCollection form, Visit visit, ServiceApi api)
    {
        var action = $"{form["action"]}";
        if (ChoiceOf(action) is { } choice && string.IsNullOrEmpty(form[choice]))
            return Task.FromResult(FormFaults.At(choice, CrisisWords.In(visit.Language).Choose));
        return action switch
        {
            Acknowledge or Contact or AcceptHandOver or DeclineHandOver or WithdrawHandOver =>
                Post($"{CrisisApi.Escalation(id)}/{action}", new { }),
            Severity => Post($"{CrisisApi.Escalation(id)}/{action}", new { severity = Text("severity") }),
            Resolve => Post(
                $"{CrisisApi.Escalation(id)}/{action}", new { disposition = Text("disposition"), note = Text("text") }),
            HandOver => Post($"{CrisisApi.Escalation(id)}/{action}", new { to = Id(form["to"]) }),
            Note => api.ChangeAsync(
                HttpMethod.Put,
                $"{CrisisApi.Escalation(id)}/notes/{Id(form["noteId"])}",
                new { text = $"{form["text"]}" }),
            TakeFollowUp => Post($"{CrisisApi.FollowUps}/{Id(form["followUp"])}/{action}", new { }),
            FinishFollowUp => Post(
                $"{CrisisApi.FollowUps}/{Id(form["followUp"])}/{action}",
                new { outcome = Text("outcome"), note = Text("text") }),
            _ => throw new NotFoundException("action"),
        };

        Task<FormFaults> Post(string address, object content) =>
            api.ChangeAsync(HttpMethod.Post, address, content);

        string? Text(string field) => $"{form[field]}" is { Length: > 0 } text ? text : null;
    }

    /// <summary>The field without which the action means nothing.</summary>
    private static string? ChoiceOf(string action) => action switch
    {
        Severity => "severity",
        Resolve => "disposition",
        HandOver => "to",
        FinishFollowUp => "outcome",
        _ => null,
    };

    private static Guid Id(string? text) =>
        Guid.TryParse(text, out var id) ? id : throw new NotFoundException("action");
}
