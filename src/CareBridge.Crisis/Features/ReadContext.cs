using CareBridge.Contracts.Consent;
using CareBridge.Contracts.Crisis;
using CareBridge.Contracts.Directory;
using CareBridge.Crisis.Domain;
using CareBridge.Crisis.Domain.SafetyPlans;
using CareBridge.Crisis.Features.SafetyPlans;
using CareBridge.Crisis.Storage;
using CareBridge.Platform.Disclosures;
using CareBridge.Platform.Domain;
using CareBridge.Platform.Security;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;

namespace CareBridge.Crisis.Features;

/// <summary>
/// What a responder needs to help, for the team that has the escalation while it is open. Each part may be missing
/// without the others: what cannot be had is said, and a responder waits for none of it long.
/// </summary>
internal sealed class ReadContext(
    CrisisDbContext store,
    ContextDisclosures disclosures,
    DisclosureDoor door,
    IDirectory directory,
    ISeal seal,
    TimeProvider time,
    ILogger<ReadContext> logger)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(3);

    public static void Map(IEndpointRouteBuilder routes) =>
        routes.MapGet(
                "/escalations/{id:guid}/context",
                (Guid id, Caller caller, ReadContext read, CancellationToken cancellation) =>
                    read.HandleAsync(id, caller, cancellation))
            .WithSummary("Read what it takes to help").RequireRole(Role.CrisisResponder).ShowsThroughDoor();

    private async Task<ContextView> HandleAsync(Guid id, Caller caller, CancellationToken cancellation)
    {
        door.ShowNobody();
        var escalation = await store.RequireOfTeamAsync(id, caller.Organization, cancellation);
        if (!escalation.IsOpen) throw new RefusedException("already-resolved", "It has been resolved.");
        var raiser = await store.Organizations.AsNoTracking()
            .SingleOrDefaultAsync(o => o.Id == escalation.RaisingOrganizationId, cancellation);
        var reports = await store.Reports.AsNoTracking()
            .Where(report => report.EscalationId == id && report.Screen != null)
            .OrderByDescending(report => report.At).ToListAsync(cancellation);
        var missing = new List<ContextPart>();
        var plans = await PlansAsync(escalation, missing, cancellation);
        var nearby = await TryAsync(
            escalation,
            token => directory.FindNearbyHelpAsync(new FindNearbyHelp(escalation.RaisingOrganizationId), token),
            missing, [ContextPart.Nearby], cancellation);
        // A drill is about nobody: there is nobody to look for, and nothing to account for.
        var reach = escalation.IsDrill ? null : await TryAsync(
            escalation,
            token => directory.FindReachAsync(new FindReach(escalation.ParticipantId), token),
            missing, [ContextPart.Person], cancellation);
        var proposals = escalation.IsDrill ? [] : Proposals(escalation, reach, reports.Count, plans);
        var opened = await TryAsync(
            escalation,
            token => disclosures.OpenAsync(escalation, proposals, caller, token),
            missing, [.. proposals.Select(proposal => proposal.Content.Part)], cancellation);
        return new ContextView(
            id,
            reach is not null && Shows(ContextPart.Person, reach.ParticipantId) ? PersonInCrisis.Of(reach) : null,
            escalation.IsDrill || Shows(ContextPart.Screens, id) ? [.. reports.Select(ScreenView.Of)] : [],
            [
                .. plans.Where(plan => Shows(ContextPart.SafetyPlans, plan.Plan.Id)).Select(plan => plan.View),
            ],
            new BoardView.Organization(escalation.RaisingOrganizationId, raiser?.Name, raiser?.Phone),
            nearby?.Places ?? [],
            SafetyPlanText.Lifelines,
            [.. missing.Distinct().Order()],
            [.. (opened?.InEmergency ?? []).Select(content => content.Part).Distinct().Order()],
            opened?.Accompaniment,
            missing.Exists(part => part != ContextPart.Nearby) ? BoardView.CallBack : null);

        bool Shows(ContextPart part, Guid one) => opened?.Shows(part, one) == true;
    }

    /// <summary>Those that can be read; before any is accounted for as shown.</summary>
    private async Task<IReadOnlyList<(SafetyPlan Plan, SafetyPlanView View)>> PlansAsync(
        Escalation escalation, List<ContextPart> missing, CancellationToken cancellation)
    {
        var plans = await store.SafetyPlans.AsNoTracking()
            .Where(plan => plan.ParticipantId == escalation.ParticipantId && plan.Status == SafetyPlanStatus.Active)
            .OrderByDescending(plan => plan.ChangedAt).ThenBy(plan => plan.Id).ToListAsync(cancellation);
        var readable = new List<(SafetyPlan, SafetyPlanView)>();
        foreach (var plan in plans)
        {
            try
            {
                readable.Add((plan, SafetyPlanView.Of(plan, seal)));
            }
            catch (Exception exception)
            {
                logger.LogError(exception, "Safety plan {PlanId} cannot be read", plan.Id);
                missing.Add(ContextPart.SafetyPlans);
            }
        }
        return readable;
    }

    private static List<Proposal<ContextContent>> Proposals(
        Escalation escalation,
        ParticipantReach? reach,
        int screens,
        IReadOnlyList<(SafetyPlan Plan, SafetyPlanView View)> plans)
    {
        var proposals = new List<Proposal<ContextContent>>();
        if (screens > 0)
        {
            proposals.Add(Propose(new ContextContent(ContextPart.Screens, escalation.Id, screens), new DisclosureItem(
                "RiskAssessment",
                escalation.Id,
                escalation.SeverityVersion,
                escalation.ParticipantId,
                escalation.RaisingOrganizationId,
                DisclosureCategory.CrisisEvents)));
        }
        if (reach is { Version: > 0, RegisteredBy: { } registeredBy })
        {
            proposals.Add(Propose(new ContextContent(ContextPart.Person, reach.ParticipantId), new DisclosureItem(
                "Patient",
                reach.ParticipantId,
                reach.Version,
                reach.ParticipantId,
                registeredBy,
                DisclosureCategory.Identity)));
        }
        proposals.AddRange(plans.Select(plan => Propose(
            new ContextContent(ContextPart.SafetyPlans, plan.Plan.Id), SafetyPlanDisclosures.Record(plan.Plan))));
        return proposals;
    }

    private static Proposal<ContextContent> Propose(ContextContent content, DisclosureItem record) =>
        new(content, [record]);

    /// <summary>Null when it could not be had in time; then the parts are missing.</summary>
    private async Task<T?> TryAsync<T>(
        Escalation escalation,
        Func<CancellationToken, Task<T>> ask,
        List<ContextPart> missing,
        IReadOnlyList<ContextPart> parts,
        CancellationToken cancellation)
        where T : class
    {
        using var patience = new CancellationTokenSource(Patience, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(patience.Token, cancellation);
        try
        {
            return await ask(either.Token);
        }
        catch (Exception exception) when (!cancellation.IsCancellationRequested)
        {
            // Whatever it is, a responder who sees nothing is worse off than one who sees the rest.
            logger.LogError(exception, "Part of the context of escalation {EscalationId} is missing", escalation.Id);
            missing.AddRange(parts);
            return null;
        }
    }
}
