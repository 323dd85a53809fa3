using CareBridge.Contracts.Directory;
using CareBridge.Crisis.Domain;
using CareBridge.Crisis.Storage;
using CareBridge.Platform.Domain;
using CareBridge.Platform.Messaging;
using Microsoft.EntityFrameworkCore;

namespace CareBridge.Crisis.Features;

/// <summary>Keeps who works where and as what. What somebody has who leaves, or answers for the team no more, goes back
/// to it at once.</summary>
internal sealed class LearnStaff(CrisisDbContext store, ISeal seal, TimeProvider time) : IReaction<StaffChanged>
{
    public async Task HandleAsync(StaffChanged message, CancellationToken cancellation)
    {
        var known = await store.Responders.SingleOrDefaultAsync(
            r => r.OrganizationId == message.OrganizationId && r.StaffId == message.StaffId, cancellation);
        if (known is null)
        {
            known = new KnownResponder { OrganizationId = message.OrganizationId, StaffId = message.StaffId };
            store.Responders.Add(known);
        }
        var details = message.Details is { } content ? seal.Open<StaffDetails>(content) : null;
        if (!known.Take(message, details) || known.Answers) return;
        foreach (var id in await TouchedAsync(message, cancellation))
        {
            var (file, now) = (await store.OpenCaseAsync(id, cancellation), time.Now());
            file.Lose(message.StaffId, now);
            await store.SettleAsync(file, now, cancellation);
        }
    }

    private Task<List<Guid>> TouchedAsync(StaffChanged message, CancellationToken cancellation)
    {
        var (team, person) = (message.OrganizationId, message.StaffId);
        return store.Escalations
            .Where(e => e.CrisisTeamId == team)
            .Where(e => (e.OwnerId == person && e.ResolvedAt == null)
                || e.HandOverTo == person
                || store.FollowUps.Any(f => f.EscalationId == e.Id && f.OwnerId == person && f.DoneAt == null))
            .Select(e => e.Id)
            .ToListAsync(cancellation);
    }
}
