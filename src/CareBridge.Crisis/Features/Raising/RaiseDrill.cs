using CareBridge.Contracts.Crisis;
using CareBridge.Contracts.Directory;
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

/// <summary>
/// A team practices the whole way with an escalation about nobody. It has an address of its own, so that no slip turns
/// a drill into an alarm, or an alarm into a drill.
/// </summary>
internal sealed class RaiseDrill(
    CrisisDbContext store, CaseDesk desk, RaisingDesk raising, ISeal seal, TimeProvider time)
{
    public static void Map(IEndpointRouteBuilder routes) =>
        routes.MapPut(
                "/drills/{id:guid}",
                (Guid id, Request request, Caller caller, RaiseDrill drill, CancellationToken cancellation) =>
                    drill.HandleAsync(id, request, caller, cancellation))
            .RequireRole(Role.Administrator, Role.CrisisResponder).ShowsNothing().Creates<DrillView>();

    private async Task<IResult> HandleAsync(
        Guid id, Request request, Caller caller, CancellationToken cancellation)
    {
        var team = await TeamAsync(id, request, caller, cancellation);
        return await desk.TryAsync(() => TryAsync(id, request, caller, team, cancellation));
    }

    private async Task<IResult> TryAsync(
        Guid id, Request request, Caller caller, Guid team, CancellationToken cancellation)
    {
        var report = new Report
        {
            Id = id,
            ParticipantId = DerivedId.Of("practice person", id),
            OrganizationId = team,
            RaisedBy = caller.Id,
            RaisedAs = caller.Role == Role.Administrator ? RaiserKind.Administrator : RaiserKind.Responder,
            Screen = request.Screen?.ToScreen(),
            Judged = request.Severity,
            Whereabouts = request.SealWhereabouts(seal),
            IsDrill = true,
            At = time.Now(),
        };
        var raised = await raising.TakeAsync(report, followsId: null, cancellation);
        await store.SaveChangesAsync(cancellation);
        var view = DrillView.Of(raised.Escalation);
        return raised.IsNew ? Results.Created("/api/crisis/drills", view) : Results.Ok(view);
    }

    private async Task<Guid> TeamAsync(
        Guid id, Request request, Caller caller, CancellationToken cancellation)
    {
        var team = caller.Role == Role.Administrator ? request.CrisisTeamId : caller.Organization;
        var isKnown = await store.Organizations.AnyAsync(
            o => o.Id == team && o.Kind == OrganizationKind.CrisisTeam && o.Active, cancellation);
        request.Check()
            .NotDerived(id, "id")
            .That(
                isKnown && (request.CrisisTeamId is null || request.CrisisTeamId == team),
                "crisisTeamId",
                "A crisis team that works; of its own people, theirs.")
            .ThrowIfAny();
        return team!.Value;
    }

    internal sealed record Request : ReportInput
    {
        /// <summary>Which team practices; responders leave it out.</summary>
        public Guid? CrisisTeamId { get; init; }
    }
}
