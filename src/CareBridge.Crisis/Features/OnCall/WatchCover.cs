using CareBridge.Crisis.Domain.OnCall;
using CareBridge.Crisis.Storage;
using CareBridge.Platform.Domain;
using CareBridge.Platform.Hosting;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace CareBridge.Crisis.Features.OnCall;

/// <summary>Tells a team ahead of time when too few of it are on call.</summary>
internal sealed class WatchCover(IServiceScopeFactory scopes, TimeProvider time, ILogger<WatchCover> logger)
    : RepeatedWork(Interval, time, logger)
{
    private static readonly TimeSpan Interval = TimeSpan.FromMinutes(1);

    protected override async Task WorkAsync(CancellationToken cancellation)
    {
        await using var scope = scopes.CreateAsyncScope();
        var store = scope.ServiceProvider.GetRequiredService<CrisisDbContext>();
        var teams = await store.Plans.Select(plan => plan.TeamId)
            .Where(team => !store.Organizations.Any(o => o.Id == team && !o.Active)).ToListAsync(cancellation);
        await EachAsync(teams, team => LookAsync(team, cancellation), cancellation);
    }

    internal async Task LookAsync(Guid team, CancellationToken cancellation)
    {
        await using var scope = scopes.CreateAsyncScope();
        var store = scope.ServiceProvider.GetRequiredService<CrisisDbContext>();
        var now = Time.Now();
        var (schedule, _) = await store.OnCallAsync(team, now, cancellation);
        var watch = await store.CoverWatches.SingleOrDefaultAsync(w => w.TeamId == team, cancellation);
        if (watch is null) store.CoverWatches.Add(watch = CoverWatch.Of(team));
        var told = watch.Look(schedule?.Gaps(now, CoverWatch.Horizon(now)) ?? [], now);
        foreach (var message in told) store.Announce(message);
        await store.SaveChangesAsync(cancellation);
    }
}
