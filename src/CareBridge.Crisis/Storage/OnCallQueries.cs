using CareBridge.Crisis.Domain.OnCall;
using Microsoft.EntityFrameworkCore;

namespace CareBridge.Crisis.Storage;

internal static class OnCallQueries
{
    /// <param name="from">What was over before is left out.</param>
    /// <returns>Null where the team has no plan.</returns>
    public static async Task<(OnCallSchedule? Schedule, PagingWaits Waits)> OnCallAsync(
        this CrisisDbContext store, Guid teamId, DateTimeOffset from, CancellationToken cancellation)
    {
        var plan = await store.Plans.AsNoTracking().SingleOrDefaultAsync(p => p.TeamId == teamId, cancellation);
        if (plan is null) return (null, PagingWaits.Default);
        var overrides = await store.OverridesOf(teamId, from).ToListAsync(cancellation);
        var absences = await store.AbsencesOf(teamId, from).ToListAsync(cancellation);
        var gone = await store.FormerResponders().Where(r => r.OrganizationId == teamId)
            .Select(r => r.StaffId).ToListAsync(cancellation);
        return (new OnCallSchedule(plan, overrides, absences, gone.ToHashSet()), plan.Waits);
    }

    public static IQueryable<Override> OverridesOf(this CrisisDbContext store, Guid teamId, DateTimeOffset from) =>
        store.Overrides.AsNoTracking()
            .Where(o => o.TeamId == teamId && o.WithdrawnAt == null && o.Until > from).OrderBy(o => o.From);

    public static IQueryable<Absence> AbsencesOf(this CrisisDbContext store, Guid teamId, DateTimeOffset from) =>
        store.Absences.AsNoTracking()
            .Where(a => a.TeamId == teamId && a.WithdrawnAt == null && a.Until > from).OrderBy(a => a.From);

    /// <summary>How long each tier has; what is built in where the team has no plan.</summary>
    public static async Task<PagingWaits> WaitsOfAsync(
        this CrisisDbContext store, Guid? teamId, CancellationToken cancellation)
    {
        var plan = await store.Plans.AsNoTracking().SingleOrDefaultAsync(p => p.TeamId == teamId, cancellation);
        return plan?.Waits ?? PagingWaits.Default;
    }
}
