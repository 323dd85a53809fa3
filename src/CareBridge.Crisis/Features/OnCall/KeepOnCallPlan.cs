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

/// <summary>A crisis team says whom it pages, in which order, and how long each has.</summary>
internal static class KeepOnCallPlan
{
    private const int MostMembers = 50;

    public static void Map(IEndpointRouteBuilder routes) =>
        routes.MapPut("/on-call", ReplaceAsync).WithSummary("Replace the team's on-call plan")
            .RequireRole(Role.CrisisResponder).ShowsNothing();

    private static async Task<PlanView> ReplaceAsync(
        Request request, Caller caller, CrisisDbContext store, TimeProvider time, CancellationToken cancellation)
    {
        var team = caller.Organization;
        await CheckAsync(request, team, store, cancellation);
        var plan = await store.Plans.SingleOrDefaultAsync(p => p.TeamId == team, cancellation);
        if (request.Version is { } version && version != (plan?.Version ?? 0))
            throw new StaleVersionException(version, plan?.Version ?? 0);
        if (plan is null) store.Plans.Add(plan = OnCallPlan.Of(team));
        plan.Replace(
            request.TimeZone, request.Tiers, request.Waits ?? PagingWaits.Default, caller.Id, time.Now());
        await store.SaveChangesAsync(cancellation);
        return PlanView.Of(plan);
    }

    private static async Task CheckAsync(
        Request request, Guid team, CrisisDbContext store, CancellationToken cancellation)
    {
        var known = await store.RespondersOf(team)
            .Select(r => r.StaffId).ToListAsync(cancellation);
        var check = new Check()
            .That(TimeZones.IsKnown(request.TimeZone), "timeZone", TimeZones.Rule)
            .That(
                request.Tiers.Count is >= 1 and <= OnCallPlan.MostTiers, "tiers", $"1 to {OnCallPlan.MostTiers}.");
        foreach (var (index, tier) in request.Tiers.Index())
        {
            var field = $"tiers[{index}]";
            check.That(tier is { Rotation: null } != tier is { Members: null }, field, "A rotation or members.")
                .That(
                    tier is null || (tier.Minimum >= 1 && tier.Minimum <= Math.Max(tier.Members?.Count ?? 1, 1)),
                    $"{field}.minimum",
                    "1 to the number of members; of a rotation 1.");
            if (tier?.Members is { } members) Check(check, members, $"{field}.members", known);
            if (tier?.Rotation is { } rotation) Check(check, rotation, $"{field}.rotation", known);
        }
        if (request.Waits is { } waits) Check(check, waits);
        check.ThrowIfAny();
    }

    private static void Check(Check check, Rotation rotation, string field, List<Guid> known)
    {
        Check(check, rotation.Members, $"{field}.members", known);
        check
            .That(rotation.Days is >= 1 and <= Rotation.MostDays, $"{field}.days", $"1 to {Rotation.MostDays}.")
            .That(rotation.StartsOn.Year is >= 2000 and < 2200, $"{field}.startsOn", "A day of this century or next.");
    }

    private static void Check(Check check, IReadOnlyList<Guid>? members, string field, List<Guid> known) => check
        .That(members?.Count is >= 1 and <= MostMembers, field, $"1 to {MostMembers}.")
        .That(members is null || members.Distinct().Count() == members.Count, field, "Each once.")
        .That(members is null || members.All(known.Contains), field, "People who answer for your team.");

    private static void Check(Check check, PagingWaits waits)
    {
        const string Rule = "1 to 6 numbers, of 1 to 1440 minutes.";
        foreach (var (name, minutes) in (IEnumerable<(string, IReadOnlyList<int>?)>)
            [("high", waits.High), ("moderate", waits.Moderate), ("low", waits.Low)])
        {
            check.That(
                minutes?.Count is >= 1 and <= OnCallPlan.MostTiers && minutes.All(IsMinutes), $"waits.{name}", Rule);
        }
        check.That(IsMinutes(waits.AlarmAgain), "waits.alarmAgain", $"1 to {PagingWaits.Most}.");
    }

    private static bool IsMinutes(int minutes) => minutes is >= 1 and <= PagingWaits.Most;

    internal sealed record Request
    {
        /// <summary>Where the team hands over; a name of the IANA time zone database.</summary>
        public required string TimeZone { get; init; }

        public required IReadOnlyList<Tier> Tiers { get; init; }

        /// <summary>What is built in when left out.</summary>
        public PagingWaits? Waits { get; init; }

        /// <summary>Of the plan that was read, 0 of none: it is not replaced when a colleague has changed it.</summary>
        public long? Version { get; init; }
    }
}

internal sealed record PlanView(
    long Version,
    string TimeZone,
    IReadOnlyList<Tier> Tiers,
    PagingWaits Waits,
    Guid ChangedBy,
    DateTimeOffset ChangedAt)
{
    public static PlanView Of(OnCallPlan plan) =>
        new(plan.Version, plan.TimeZone, plan.Tiers, plan.Waits, plan.ChangedBy, plan.ChangedAt);
}
