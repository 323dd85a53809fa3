using CareBridge.Crisis.Domain;
using CareBridge.Crisis.Storage;
using CareBridge.Platform.Domain;
using CareBridge.Platform.Hosting;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace CareBridge.Crisis.Features;

/// <summary>
/// Takes the next step of every ladder that is due: pages a tier, or alarms the operators. A step is late when this
/// stood still, and never left out: the longest overdue comes first.
/// </summary>
internal sealed class PageTeams(IServiceScopeFactory scopes, TimeProvider time, ILogger<PageTeams> logger)
    : RepeatedWork(Interval, time, logger)
{
    private const int BatchSize = 100;

    /// <summary>So few that what is real and becomes due meanwhile hardly waits for them.</summary>
    private const int MostDrills = 5;

    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(500);

    protected override Task WorkAsync(CancellationToken cancellation) =>
        EachDueAsync(DueAsync, id => PageAsync(id, cancellation), BatchSize, cancellation);

    internal async Task<IReadOnlyList<Guid>> DueAsync(CancellationToken cancellation)
    {
        await using var scope = scopes.CreateAsyncScope();
        var store = scope.ServiceProvider.GetRequiredService<CrisisDbContext>();
        var now = Time.Now();
        var real = await Due(isDrill: false).Take(BatchSize).ToListAsync(cancellation);
        return [.. real, .. await Due(isDrill: true).Take(MostDrills).ToListAsync(cancellation)];

        IQueryable<Guid> Due(bool isDrill) =>
            from ladder in store.Ladders
            join escalation in store.WithoutIdleDrills() on ladder.EscalationId equals escalation.Id
            where ladder.NextAt <= now && escalation.IsDrill == isDrill
            orderby ladder.NextAt
            select ladder.Id;
    }

    internal async Task PageAsync(Guid ladderId, CancellationToken cancellation)
    {
        await using var scope = scopes.CreateAsyncScope();
        var store = scope.ServiceProvider.GetRequiredService<CrisisDbContext>();
        var due = await store.Ladders.SingleAsync(l => l.Id == ladderId, cancellation);
        var file = await store.OpenCaseAsync(due.EscalationId, cancellation);
        var now = Time.Now();
        var isFirst = due is { FollowUpId: null, Round: 1, PagedAt: null };
        await PageAsync(file, file.Ladders.Single(l => l.Id == ladderId), store, now, cancellation);
        await store.SettleAsync(file, now, cancellation);
        await store.SaveChangesAsync(cancellation);
        if (isFirst && !file.Escalation.IsDrill)
            CrisisMeasures.Paging.Record((Time.GetUtcNow() - file.Escalation.RaisedAt).TotalSeconds);
    }

    private async Task PageAsync(
        CaseFile file, Ladder ladder, CrisisDbContext store, DateTimeOffset now, CancellationToken cancellation)
    {
        if (!ladder.IsDue(now)) return;
        var escalation = file.Escalation;
        if (escalation.CrisisTeamId is null)
        {
            // A team may have become known at the very moment the escalation was saved without one.
            if (await store.ChooseTeamAsync(escalation.RaisingOrganizationId, cancellation) is not { } team)
            {
                Logger.LogCritical("Escalation {EscalationId} still has no crisis team to go to", escalation.Id);
                file.PageOperators(ladder, now);
                return;
            }
            escalation.Route(team, now);
        }
        var (schedule, waits) = await store.OnCallAsync(escalation.CrisisTeamId!.Value, now, cancellation);
        if (file.Page(ladder, schedule, waits, now) is not { IsAlarm: true }) return;
        Logger.Log(
            escalation.IsDrill ? LogLevel.Warning : LogLevel.Critical,
            "Nobody of crisis team {TeamId} has answered escalation {EscalationId} (drill: {IsDrill}): alarm {Number}",
            escalation.CrisisTeamId,
            escalation.Id,
            escalation.IsDrill,
            ladder.Alarms);
    }
}
