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

/// <summary>
/// Nobody who raises a crisis is turned away: it takes this service's own store and nothing else. What an organization
/// raises about somebody of whom it has an open escalation joins that one.
/// </summary>
internal sealed class RaiseEscalation(
    CrisisDbContext store, CaseDesk desk, TimeProvider time, ILogger<RaiseEscalation> logger)
{
    public static void Map(IEndpointRouteBuilder routes) =>
        routes.MapPut(
                "/escalations/{id:guid}",
                (Guid id, Request request, Caller caller, RaiseEscalation raise, CancellationToken cancellation) =>
                    raise.HandleAsync(id, request, caller, cancellation))
            .RequireRole(Role.PeerSpecialist).ShowsOwn().Creates<EscalationView>();

    private Task<IResult> HandleAsync(Guid id, Request request, Caller caller, CancellationToken cancellation) =>
        desk.TryAsync(() => TryAsync(id, request, caller, cancellation));

    private async Task<IResult> TryAsync(Guid id, Request request, Caller caller, CancellationToken cancellation)
    {
        var report = new Report
        {
            Id = id,
            EscalationId = id,
            ParticipantId = request.ParticipantId,
            OrganizationId = caller.Organization,
            RaisedBy = caller.Id,
            Screen = request.Screen.ToScreen(),
            At = time.Now(),
        };
        if (await store.Reports.AsNoTracking().SingleOrDefaultAsync(r => r.Id == id, cancellation) is { } known)
        {
            if (known.Concern != report.Concern) throw RefusedException.InUse();
            var there = await store.RequireRaisedAsync(id, caller.Organization, cancellation);
            return Results.Ok(await ShowAsync(there, cancellation));
        }
        var open = await store.FindOpenAsync(report.OrganizationId, report.ParticipantId, cancellation);
        var escalation = open is null
            ? await BeginAsync(report, request.FollowsId, cancellation)
            : await JoinAsync(open, report, cancellation);
        return Results.Created(
            $"/api/crisis/escalations/{escalation.Id}", await ShowAsync(escalation, cancellation));
    }

    private async Task<Escalation> JoinAsync(Escalation open, Report report, CancellationToken cancellation)
    {
        var file = await store.OpenCaseAsync(open, cancellation);
        store.Reports.Add(report.JoiningTo(open.Id));
        file.Repeat(report, await store.WaitsOfAsync(open.CrisisTeamId, cancellation));
        await store.SettleAsync(file, report.At, cancellation);
        await store.SaveChangesAsync(cancellation);
        return open;
    }

    private async Task<Escalation> BeginAsync(Report report, Guid? followsId, CancellationToken cancellation)
    {
        var team = await store.ChooseTeamAsync(report.OrganizationId, cancellation);
        var escalation = Escalation.Raise(
            report.Id, report.Concern, report.RaisedBy, team, report.At,
            await FollowedAsync(report, followsId, cancellation));
        store.Escalations.Add(escalation);
        store.Reports.Add(report);
        store.OpenCases.Add(OpenCase.Of(escalation));
        await store.SettleAsync(CaseFile.Begin(escalation, report.At), report.At, cancellation);
        await store.SaveChangesAsync(cancellation);
        if (team is null)
        {
            logger.LogCritical(
                "Escalation {EscalationId} of organization {OrganizationId} has no crisis team to go to",
                escalation.Id,
                escalation.RaisingOrganizationId);
        }
        return escalation;
    }

    /// <summary>An earlier one that it goes on from. One that is not theirs turns nobody away either.</summary>
    private async Task<Guid?> FollowedAsync(Report report, Guid? followsId, CancellationToken cancellation)
    {
        var earlier = await store.Escalations.AsNoTracking().SingleOrDefaultAsync(
            e => e.Id == followsId && e.RaisingOrganizationId == report.OrganizationId
                && e.ParticipantId == report.ParticipantId,
            cancellation);
        return earlier?.Id;
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

        /// <summary>An escalation of theirs about the same participant that has ended, and that this one goes on
        /// from.</summary>
        public Guid? FollowsId { get; init; }
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
