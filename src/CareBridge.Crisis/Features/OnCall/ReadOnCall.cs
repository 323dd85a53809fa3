using CareBridge.Crisis.Domain.OnCall;
using CareBridge.Crisis.Storage;
using CareBridge.Platform.Disclosures;
using CareBridge.Platform.Domain;
using CareBridge.Platform.Security;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace CareBridge.Crisis.Features.OnCall;

/// <summary>Who is on call now and next, and when nobody is in the seven days that come.</summary>
internal static class ReadOnCall
{
    private const int MostDays = 92;

    private static readonly TimeSpan Ahead = TimeSpan.FromDays(7);

    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/on-call", ReadAsync).WithSummary("Read who is on call")
            .RequireRole(Role.CrisisResponder).ShowsNothing();
        routes.MapGet("/on-call/shifts", ShiftsAsync).WithSummary("List who is on call when")
            .RequireRole(Role.CrisisResponder).ShowsNothing();
    }

    private static async Task<OnCallView> ReadAsync(
        Caller caller, CrisisDbContext store, TimeProvider time, CancellationToken cancellation)
    {
        var (team, now) = (caller.Organization, time.Now());
        var plan = await store.Plans.AsNoTracking().SingleOrDefaultAsync(p => p.TeamId == team, cancellation);
        var (schedule, _) = await store.OnCallAsync(team, now, cancellation);
        var shifts = Enumerable.Range(1, schedule?.Tiers ?? 0)
            .Select(tier => schedule!.Shifts(tier, now, now.AddDays(MostDays))).ToList();
        return new OnCallView(
            plan is null ? null : PlanView.Of(plan),
            [.. shifts.Select(tier => tier[0])],
            [.. shifts.Where(tier => tier.Count > 1).Select(tier => tier[1])],
            schedule?.Gaps(now, now + Ahead) ?? [],
            [.. (await store.OverridesOf(team, now).ToListAsync(cancellation)).Select(OverrideView.Of)],
            [.. (await store.AbsencesOf(team, now).ToListAsync(cancellation)).Select(AbsenceView.Of)]);
    }

    private static async Task<ShiftsView> ShiftsAsync(
        DateTimeOffset? from,
        DateTimeOffset? until,
        Caller caller,
        CrisisDbContext store,
        TimeProvider time,
        CancellationToken cancellation)
    {
        new Check().That(from is null || IsNear(from.Value), "from", "A time of this century or next.").ThrowIfAny();
        var begin = (from ?? time.Now()).AsKept();
        var end = (until ?? begin + Ahead).AsKept();
        new Check()
            .That(
                begin < end && end - begin <= TimeSpan.FromDays(MostDays),
                "until",
                $"After from, by at most {MostDays} days.")
            .ThrowIfAny();
        var (schedule, _) = await store.OnCallAsync(caller.Organization, begin, cancellation);
        return new ShiftsView(
            [.. Enumerable.Range(1, schedule?.Tiers ?? 0).SelectMany(tier => schedule!.Shifts(tier, begin, end))]);
    }

    private static bool IsNear(DateTimeOffset at) => at.Year is >= 2000 and < 2200;

    /// <param name="Plan">Null where the team has none, and everybody of it is paged.</param>
    /// <param name="Now">For each tier.</param>
    /// <param name="Next">For each tier of which it is known.</param>
    /// <param name="Gaps">When nobody of a tier is on call, or too few, in the next seven days.</param>
    internal sealed record OnCallView(
        PlanView? Plan,
        IReadOnlyList<Shift> Now,
        IReadOnlyList<Shift> Next,
        IReadOnlyList<Shift> Gaps,
        IReadOnlyList<OverrideView> Overrides,
        IReadOnlyList<AbsenceView> Absences);

    internal sealed record ShiftsView(IReadOnlyList<Shift> Items);
}
