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
using Microsoft.Extensions.Logging;

namespace CareBridge.Crisis.Features;

/// <summary>Nobody who raises a crisis is turned away: it takes this service's own store and nothing else.</summary>
internal sealed class RaiseEscalation(CrisisDbContext store, TimeProvider time, ILogger<RaiseEscalation> logger)
{
    public static void Map(IEndpointRouteBuilder routes) =>
        routes.MapPut(
                "/escalations/{id:guid}",
                (Guid id, Request request, Caller caller, RaiseEscalation raise, CancellationToken cancellation) =>
                    raise.HandleAsync(id, request, caller, cancellation))
            .RequireRole(Role.PeerSpecialist).ShowsOwn().Creates<EscalationView>();

    private async Task<IResult> HandleAsync(
        Guid id, Request request, Caller caller, CancellationToken cancellation)
    {
        var concern = new Concern(request.ParticipantId, caller.Organization, request.Screen.ToScreen());
        if (await store.Escalations.SingleOrDefaultAsync(e => e.Id == id, cancellation) is { } existing)
        {
            return existing.Concern == concern
                ? Results.Ok(await ShowAsync(existing, cancellation))
                : throw RefusedException.InUse();
        }
        var now = time.Now();
        var team = await store.ChooseTeamAsync(concern.RaisingOrganizationId, cancellation);
        var escalation = Escalation.Raise(id, concern, caller.Id, team, now);
        store.Escalations.Add(escalation);
        store.Pages.Add(TeamPage.For(id, dueAt: now));
        await store.SaveChangesAsync(cancellation);

        if (team is null)
        {
            logger.LogCritical(
                "Escalation {EscalationId} of organization {OrganizationId} has no crisis team to go to",
                id,
                caller.Organization);
        }
        return Results.Created($"/api/crisis/escalations/{id}", await ShowAsync(escalation, cancellation));
    }

    private async Task<EscalationView> ShowAsync(Escalation escalation, CancellationToken cancellation)
    {
        var known = await store.KnownToRaiserAsync([escalation], cancellation);
        return EscalationView.Of(escalation, known.Contains(escalation.Id));
    }

    internal sealed record Request
    {
        public required Guid ParticipantId { get; init; }

        public required Answers Screen { get; init; }
    }

    /// <summary>The C-SSRS screener; each question must be answered, since no answer is not a no.</summary>
    internal sealed record Answers
    {
        public required bool WishToBeDead { get; init; }

        public required bool SuicidalThoughts { get; init; }

        public required bool ThoughtsOfMethod { get; init; }

        public required bool Intent { get; init; }

        public required bool PlanWithIntent { get; init; }

        public required bool BehaviorLifetime { get; init; }

        public required bool BehaviorPastThreeMonths { get; init; }

        public Screen ToScreen() => new(
            WishToBeDead,
            SuicidalThoughts,
            ThoughtsOfMethod,
            Intent,
            PlanWithIntent,
            BehaviorLifetime,
            BehaviorPastThreeMonths);
    }
}
