using CareBridge.Crisis.Domain;
using CareBridge.Platform.Domain;
using Microsoft.EntityFrameworkCore;

namespace CareBridge.Crisis.Storage;

internal static class CaseQueries
{
    /// <summary>The one that the organization has raised about the participant and that has not ended.</summary>
    public static async Task<CaseFile?> FindOpenAsync(
        this CrisisDbContext store, Guid organizationId, Guid participantId, CancellationToken cancellation)
    {
        var open = await store.OpenCases.AsNoTracking().SingleOrDefaultAsync(
            o => o.OrganizationId == organizationId && o.ParticipantId == participantId, cancellation);
        if (open is null) return null;
        var file = await store.OpenCaseAsync(open.EscalationId, cancellation);
        // It may have been resolved since, and its row with it.
        return file.Escalation.IsOpen ? file : null;
    }

    /// <summary>Nobody can end the practice of a team that has left; it goes on when the team is back.</summary>
    public static IQueryable<Escalation> WithoutIdleDrills(this CrisisDbContext store) => store.Escalations.Where(
        e => !(e.IsDrill && store.Organizations.Any(o => o.Id == e.CrisisTeamId && !o.Active)));

    /// <summary>The escalation with all that follows from it.</summary>
    /// <exception cref="NotFoundException">There is none.</exception>
    public static async Task<CaseFile> OpenCaseAsync(
        this CrisisDbContext store, Guid id, CancellationToken cancellation)
    {
        // Before the escalation: a ladder must not be newer than what it is set by, or nobody would notice that.
        await store.Ladders.Where(l => l.EscalationId == id).LoadAsync(cancellation);
        var escalation = await store.Escalations.SingleOrDefaultAsync(e => e.Id == id, cancellation)
            ?? throw new NotFoundException("escalation");
        var file = new CaseFile(escalation);
        file.Ladders.AddRange(await store.Ladders.Where(l => l.EscalationId == id).ToListAsync(cancellation));
        file.Pages.AddRange(
            await store.Pages.Where(p => p.EscalationId == id && p.ClosedAt == null).ToListAsync(cancellation));
        file.FollowUps.AddRange(await store.FollowUps.Where(f => f.EscalationId == id).ToListAsync(cancellation));
        return file;
    }

    /// <summary>Draws what follows from a change; the next save keeps it all.</summary>
    public static async Task SettleAsync(
        this CrisisDbContext store, CaseFile file, DateTimeOffset at, CancellationToken cancellation)
    {
        file.Settle(at);
        foreach (var made in file.Ladders.Concat<object>(file.Pages).Concat(file.FollowUps))
        {
            if (store.Entry(made).State == EntityState.Detached) store.Add(made);
        }
        if (file.Escalation.IsOpen) return;
        var id = file.Escalation.Id;
        if (await store.OpenCases.SingleOrDefaultAsync(o => o.EscalationId == id, cancellation) is { } open)
            store.OpenCases.Remove(open);
    }
}
