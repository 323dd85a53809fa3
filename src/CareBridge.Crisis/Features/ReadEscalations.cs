using CareBridge.Crisis.Domain;
using CareBridge.Crisis.Storage;
using CareBridge.Platform.Disclosures;
using CareBridge.Platform.Domain;
using CareBridge.Platform.OpenApi;
using CareBridge.Platform.Security;
using CareBridge.Platform.Storage;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace CareBridge.Crisis.Features;

/// <summary>
/// Whoever works where it was raised sees how their organization's escalations stand, a participant those that they
/// have raised themselves, a responder their team's board.
/// </summary>
internal static class ReadEscalations
{
    /// <summary>How long a responder keeps sight of what they resolved.</summary>
    private static readonly TimeSpan KeptInSight = TimeSpan.FromHours(24);

    private static readonly Role[] Readers =
    [
        Role.PeerSpecialist, Role.ClinicStaff, Role.SocialServiceStaff, Role.Participant, Role.CrisisResponder,
    ];

    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/escalations", ListAsync).WithSummary("List escalations")
            .RequireRole(Readers).ShowsThroughDoor()
            .ProducesEither<Page<EscalationView>, Page<BoardView>>();
        routes.MapGet("/escalations/{id:guid}", GetAsync).WithSummary("Read escalation")
            .RequireRole(Readers).ShowsThroughDoor()
            .ProducesEither<EscalationView, BoardView>();
    }

    private static async Task<IResult> ListAsync(
        [AsParameters] PageRequest page,
        Caller caller,
        CrisisDbContext store,
        EscalationDisclosures disclosures,
        DisclosureDoor door,
        TimeProvider time,
        CancellationToken cancellation)
    {
        if (caller.Role == Role.CrisisResponder)
        {
            var organization = caller.Organization;
            var board = await store.Escalations.AsNoTracking()
                .OnBoardOf(organization, caller.Id, since: time.Now() - KeptInSight)
                .ToListAsync(cancellation);
            var shown = await disclosures.DiscloseAsync(board, caller, cancellation, isBoard: true);
            return Results.Ok(new Page<BoardView>(shown, Next: null));
        }
        var own = await store.Escalations.RaisedFor(caller, store).NewestFirstAsync(page, cancellation);
        door.ShowOwn(caller, own.Items.Select(Holding));
        var known = await store.KnownToRaiserAsync(own.Items, cancellation);
        return Results.Ok(own.Select(e => EscalationView.Of(e, known.Contains(e.Id), caller)));
    }

    private static async Task<IResult> GetAsync(
        Guid id,
        Caller caller,
        CrisisDbContext store,
        EscalationDisclosures disclosures,
        DisclosureDoor door,
        CancellationToken cancellation)
    {
        if (caller.Role == Role.CrisisResponder)
        {
            var theirs = await store.RequireOfTeamAsync(id, caller.Organization, cancellation);
            return Results.Ok((await disclosures.DiscloseAsync([theirs], caller, cancellation)).Single());
        }
        var escalation = await store.RequireRaisedAsync(id, caller, cancellation);
        door.ShowOwn(caller, [Holding(escalation)]);
        var known = await store.KnownToRaiserAsync([escalation], cancellation);
        return Results.Ok(EscalationView.Of(escalation, known.Contains(escalation.Id), caller));
    }

    private static Holding Holding(Escalation escalation) =>
        new(escalation.ParticipantId, escalation.RaisingOrganizationId);
}
