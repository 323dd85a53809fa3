using CareBridge.Contracts.Directory;
using CareBridge.Crisis.Domain;
using CareBridge.Crisis.Storage;
using CareBridge.Platform.Domain;
using CareBridge.Platform.Messaging;
using Microsoft.EntityFrameworkCore;

namespace CareBridge.Crisis.Features;

/// <summary>
/// Keeps what Directory announces. Gives escalations that no team takes yet to a team that can; see
/// <see cref="TendCases"/> for those of a team that leaves.
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
        await RouteWaitingAsync(cancellation);
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
