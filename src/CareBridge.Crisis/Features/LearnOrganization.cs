using CareBridge.Contracts.Crisis;
using CareBridge.Contracts.Directory;
using CareBridge.Crisis.Domain;
using CareBridge.Crisis.Storage;
using CareBridge.Platform.Domain;
using CareBridge.Platform.Messaging;
using Microsoft.EntityFrameworkCore;

namespace CareBridge.Crisis.Features;

/// <summary>
/// Keeps what Directory announces. Gives escalations that no team takes yet to a team that can, and those of a team
/// that has left the network to another.
/// </summary>
internal sealed class LearnOrganization(CrisisDbContext store, ISeal seal, TimeProvider time)
    : IReaction<OrganizationChanged>
{
    public async Task HandleAsync(OrganizationChanged message, CancellationToken cancellation)
    {
        var known = await store.Organizations.SingleOrDefaultAsync(o => o.Id == message.OrganizationId, cancellation);
        if (known is null)
        {
            known = new KnownOrganization { Id = message.OrganizationId, KnownSince = message.ChangedAt };
            store.Organizations.Add(known);
        }
        if (!known.Take(message, seal.Open<OrganizationDetails>(message.Details))) return;
        if (known is { Kind: OrganizationKind.CrisisTeam, Active: false }) await RerouteAsync(known.Id, cancellation);
        await RouteWaitingAsync(cancellation);
    }

    private async Task RerouteAsync(Guid teamId, CancellationToken cancellation)
    {
        var now = time.Now();
        var theirs = await store.Escalations
            .Where(e => e.CrisisTeamId == teamId && !e.IsDrill)
            .Where(e => e.Status != EscalationStatus.Resolved
                || store.FollowUps.Any(f => f.EscalationId == e.Id && f.Status != FollowUpStatus.Done))
            .Select(e => new { e.Id, e.RaisingOrganizationId })
            .ToListAsync(cancellation);
        foreach (var one in theirs)
        {
            var file = await store.OpenCaseAsync(one.Id, cancellation);
            file.Reroute(await store.ChooseTeamAsync(one.RaisingOrganizationId, cancellation), now);
            await store.SettleAsync(file, now, cancellation);
        }
    }

    private async Task RouteWaitingAsync(CancellationToken cancellation)
    {
        var now = time.Now();
        var waiting = await store.Escalations.Where(e => e.CrisisTeamId == null).ToListAsync(cancellation);
        foreach (var escalation in waiting)
        {
            var team = await store.ChooseTeamAsync(escalation.RaisingOrganizationId, cancellation);
            if (team is null) continue;
            escalation.Route(team.Value, now);
            // Whoever just found none must not put it off after that.
            (await store.Ladders.SingleAsync(l => l.Id == escalation.Id, cancellation)).PutOff(now);
        }
    }
}
