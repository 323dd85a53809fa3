using CareBridge.Contracts.Crisis;
using CareBridge.Crisis.Domain;
using CareBridge.Crisis.Storage;
using CareBridge.Platform.Disclosures;
using CareBridge.Platform.Domain;
using CareBridge.Platform.OpenApi;
using CareBridge.Platform.Security;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace CareBridge.Crisis.Features.Raising;

/// <summary>A responder asks what whoever raised it could not ask, or asks again.</summary>
internal sealed class AddScreen(
    CaseDesk desk, CrisisDbContext store, EscalationDisclosures disclosures, ISeal seal)
{
    public static void Map(IEndpointRouteBuilder routes) =>
        routes.MapPut(
                "/escalations/{id:guid}/screens/{screenId:guid}",
                (Guid id,
                    Guid screenId,
                    ScreenAnswers answers,
                    Caller caller,
                    AddScreen add,
                    CancellationToken cancellation) =>
                    add.HandleAsync(id, screenId, answers, caller, cancellation))
            .WithSummary("Add a responder's own screen")
            .RequireRole(Role.CrisisResponder).ShowsThroughDoor().Creates<BoardView>();

    private async Task<IResult> HandleAsync(
        Guid id, Guid screenId, ScreenAnswers answers, Caller caller, CancellationToken cancellation)
    {
        new Check().NotDerived(screenId, "screenId").ThrowIfAny();
        var waits = await store.WaitsOfAsync(caller.Organization, cancellation);
        var isNew = true;
        var escalation = await desk.ActAsync(
            id,
            caller.Organization,
            async (file, at) =>
            {
                var report = ReportOf(file.Escalation, screenId, answers, caller, at);
                isNew = !await IsKnownAsync(report, cancellation);
                if (!isNew) return;
                store.Reports.Add(report);
                file.AddScreen(report, waits);
            },
            cancellation);
        var view = (await disclosures.DiscloseAsync([escalation], caller, cancellation)).Single();
        return isNew ? Results.Created($"/api/crisis/escalations/{id}", view) : Results.Ok(view);
    }

    /// <exception cref="RefusedException">The id is in use for something else.</exception>
    private async Task<bool> IsKnownAsync(Report report, CancellationToken cancellation)
    {
        var known = await store.Reports.AsNoTracking().SingleOrDefaultAsync(r => r.Id == report.Id, cancellation);
        if (known is null) return false;
        return known.EscalationId == report.EscalationId && known.IsSameAs(report, seal)
            ? true
            : throw RefusedException.InUse();
    }

    private static Report ReportOf(
        Escalation escalation, Guid screenId, ScreenAnswers answers, Caller caller, DateTimeOffset at)
    {
        var report = new Report
        {
            Id = screenId,
            ParticipantId = escalation.ParticipantId,
            OrganizationId = caller.Organization,
            RaisedBy = caller.Id,
            RaisedAs = RaiserKind.Responder,
            Screen = answers.ToScreen(),
            IsDrill = escalation.IsDrill,
            At = at,
        };
        report.Enter(escalation.Id);
        return report;
    }
}
