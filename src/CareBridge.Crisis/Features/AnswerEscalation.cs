using CareBridge.Contracts.Crisis;
using CareBridge.Crisis.Domain;
using CareBridge.Crisis.Storage;
using CareBridge.Platform.Disclosures;
using CareBridge.Platform.Domain;
using CareBridge.Platform.Security;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace CareBridge.Crisis.Features;

/// <summary>A responder takes an escalation, and brings it to its end.</summary>
internal sealed class AnswerEscalation(
    CaseDesk desk, CrisisDbContext store, EscalationDisclosures disclosures, ISeal seal)
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        var escalation = routes.MapGroup("/escalations/{id:guid}")
            .RequireRole(Role.CrisisResponder).ShowsThroughDoor();
        escalation.MapPost("/acknowledge", AcknowledgeAsync).WithSummary("Acknowledge escalation");
        escalation.MapPost("/contact", MakeContactAsync).WithSummary("Note that contact is made");
        escalation.MapPost("/severity", RaiseSeverityAsync).WithSummary("Raise the severity");
        escalation.MapPost("/resolve", ResolveAsync).WithSummary("Resolve escalation");
        escalation.MapPost("/hand-over", OfferAsync).WithSummary("Ask a colleague to take an escalation over");
        escalation.MapPost("/hand-over/accept", AcceptAsync).WithSummary("Take an escalation over");
        escalation.MapPost("/hand-over/decline", DeclineAsync).WithSummary("Decline to take an escalation over");
        escalation.MapPost("/hand-over/withdraw", WithdrawAsync).WithSummary("Keep an escalation after all");
    }

    private static Task<BoardView> AcknowledgeAsync(
        Guid id, Caller caller, AnswerEscalation answer, CancellationToken cancellation) => answer.ActAsync(
            id, caller, (file, at) => file.Escalation.Acknowledge(caller.Id, at), cancellation);

    private static Task<BoardView> MakeContactAsync(
        Guid id, Caller caller, AnswerEscalation answer, CancellationToken cancellation) => answer.ActAsync(
            id, caller, (file, at) => file.Escalation.MakeContact(caller.Id, at), cancellation);

    private static async Task<BoardView> RaiseSeverityAsync(
        Guid id, SeverityRequest request, Caller caller, AnswerEscalation answer, CancellationToken cancellation)
    {
        var waits = await answer.Store.WaitsOfAsync(caller.Organization, cancellation);
        return await answer.ActAsync(
            id,
            caller,
            (file, at) => file.RaiseSeverity(request.Severity, caller.Id, waits, at),
            cancellation);
    }

    private static Task<BoardView> ResolveAsync(
        Guid id, Resolution request, Caller caller, AnswerEscalation answer, CancellationToken cancellation)
    {
        new Check().OptionalText(request.Note, "note", EscalationEntry.TextLength).ThrowIfAny();
        var note = request.Note is { } words ? answer.Seal.Seal(words) : null;
        return answer.ActAsync(
            id,
            caller,
            (file, at) => file.Escalation.Resolve(caller.Id, request.Disposition, note, at),
            cancellation);
    }

    private static async Task<BoardView> OfferAsync(
        Guid id, HandOverRequest request, Caller caller, AnswerEscalation answer, CancellationToken cancellation)
    {
        var isColleague = await answer.Store.RespondersOf(caller.Organization)
            .AnyAsync(r => r.StaffId == request.To, cancellation);
        new Check()
            .That(isColleague && request.To != caller.Id, "to", "A colleague who answers for your team.")
            .ThrowIfAny();
        return await answer.ActAsync(
            id, caller, (file, at) => file.Escalation.OfferHandOver(caller.Id, request.To, at), cancellation);
    }

    private static Task<BoardView> AcceptAsync(
        Guid id, Caller caller, AnswerEscalation answer, CancellationToken cancellation) => answer.ActAsync(
            id, caller, (file, at) => file.Escalation.AcceptHandOver(caller.Id, at), cancellation);

    private static Task<BoardView> DeclineAsync(
        Guid id, Caller caller, AnswerEscalation answer, CancellationToken cancellation) => answer.ActAsync(
            id, caller, (file, at) => file.Escalation.DeclineHandOver(caller.Id, at), cancellation);

    private static Task<BoardView> WithdrawAsync(
        Guid id, Caller caller, AnswerEscalation answer, CancellationToken cancellation) => answer.ActAsync(
            id, caller, (file, at) => file.Escalation.WithdrawHandOver(caller.Id, at), cancellation);

    private CrisisDbContext Store => store;

    private ISeal Seal => seal;

    private async Task<BoardView> ActAsync(
        Guid id, Caller caller, Action<CaseFile, DateTimeOffset> act, CancellationToken cancellation)
    {
        var escalation = await desk.ActAsync(id, caller.Organization, act, cancellation);
        return (await disclosures.DiscloseAsync([escalation], caller, cancellation)).Single();
    }

    internal sealed record SeverityRequest
    {
        /// <summary>Worse than it is: it does not fall.</summary>
        public required Severity Severity { get; init; }
    }

    internal sealed record Resolution
    {
        public required CrisisDisposition Disposition { get; init; }

        /// <summary>For the team.</summary>
        public string? Note { get; init; }
    }

    internal sealed record HandOverRequest
    {
        public required Guid To { get; init; }
    }
}
