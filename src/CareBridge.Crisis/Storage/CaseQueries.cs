using CareBridge.Crisis.Domain;
using Microsoft.EntityFrameworkCore;

namespace CareBridge.Crisis.Storage;

internal static class CaseQueries
{
    /// <summary>The one that the organization has raised about the participant and that has not ended.</summary>
    public static async Task<Escalation?> FindOpenAsync(
        this CrisisDbContext store, Guid organizationId, Guid participantId, CancellationToken cancellation)
    {
        var open = await store.OpenCases.AsNoTracking().SingleOrDefaultAsync(
            o => o.OrganizationId == organizationId && o.ParticipantId == participantId, cancellation);
        return open is null
            ? null
            : await store.Escalations.SingleAsync(e => e.Id == open.EscalationId, cancellation);
    }

    /// <summary>The escalation with all that follows from it.</summary>
    public static async Task<CaseFile> OpenCaseAsync(
        this CrisisDbContext store, Escalation escalation, CancellationToken cancellation)
    {
        var (file, id) = (new CaseFile(escalation), escalation.Id);
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
