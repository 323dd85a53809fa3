using CareBridge.Contracts.Referrals;
using CareBridge.Platform.Disclosures;
using CareBridge.Platform.Domain;
using CareBridge.Platform.Security;
using CareBridge.Referrals.Storage;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace CareBridge.Referrals.Features;

/// <summary>Of the referrals that an organization made in each week, how many have come how far until now.</summary>
internal static class ReadFunnel
{
    private const int DaysOfWeek = 7;
    private const int UsualWeeks = 8;
    private const int MostWeeks = 26;

    /// <summary>What the history says of one that has come to each stage.</summary>
    private static readonly List<ReferralAction> Steps =
    [
        ReferralAction.Sent, ReferralAction.Accepted, ReferralAction.Scheduled, ReferralAction.Began,
    ];

    public static void Map(IEndpointRouteBuilder routes) =>
        routes.MapGet("/funnel", HandleAsync).WithSummary("Count referrals by week and stage")
            .RequireRole(Role.PeerSpecialist, Role.ClinicStaff).ShowsOwn();

    /// <param name="weeks">1 to 26, the last of them this one; 8 when left out.</param>
    /// <param name="timeZone">Where weeks begin, a name of the IANA time zone database; UTC when left out.</param>
    private static async Task<IReadOnlyList<Week>> HandleAsync(
        Caller caller,
        ReferralsDbContext store,
        TimeProvider time,
        CancellationToken cancellation,
        int weeks = UsualWeeks,
        string timeZone = "UTC")
    {
        new Check()
            .That(weeks is >= 1 and <= MostWeeks, "weeks", $"1 to {MostWeeks}.")
            .That(TimeZones.IsKnown(timeZone), "timeZone", "A name of the IANA time zone database.")
            .ThrowIfAny();
        var clock = new LocalClock(timeZone);
        var first = MondayOf(clock.DayOf(time.Now())).AddDays(-DaysOfWeek * (weeks - 1));
        var since = clock.StartOf(first);
        var made = await store.Referrals.From(caller.Organization).AsNoTracking()
            .Where(r => r.AuthoredAt >= since)
            .Select(r => new Made(r.Id, r.AuthoredAt, r.OutcomeCode)).ToListAsync(cancellation);
        var steps = await (
            from referral in store.Referrals.From(caller.Organization).Where(r => r.AuthoredAt >= since)
            join entry in store.History on referral.Id equals entry.ReferralId
            where Steps.Contains(entry.Action)
            select new { entry.ReferralId, entry.Action }).Distinct().ToListAsync(cancellation);
        var come = steps.ToLookup(step => step.ReferralId, step => step.Action);
        var byWeek = made.ToLookup(one => MondayOf(clock.DayOf(one.AuthoredAt)));
        return
        [
            .. Enumerable.Range(0, weeks).Select(week => first.AddDays(DaysOfWeek * week))
                .Select(monday => Count(monday, [.. byWeek[monday]], come)),
        ];
    }

    private static Week Count(DateOnly monday, IReadOnlyList<Made> made, ILookup<Guid, ReferralAction> come)
    {
        return new Week(
            monday,
            made.Count,
            Come(ReferralAction.Sent),
            Come(ReferralAction.Accepted, ReferralAction.Scheduled, ReferralAction.Began),
            Come(ReferralAction.Scheduled, ReferralAction.Began),
            made.Count(one => one.IsHelped));

        // Who was helped has come through every stage, whatever was not written down.
        int Come(params ReferralAction[] actions) =>
            made.Count(one => one.IsHelped || come[one.Id].Any(actions.Contains));
    }

    private static DateOnly MondayOf(DateOnly day) =>
        day.AddDays(-(((int)day.DayOfWeek + DaysOfWeek - 1) % DaysOfWeek));

    private sealed record Made(Guid Id, DateTimeOffset AuthoredAt, string? OutcomeCode)
    {
        public bool IsHelped => OutcomeCode == ReferralOutcomeCodes.ServiceProvided;
    }

    /// <summary>Each stage counts those that have come to it, wherever they are now.</summary>
    /// <param name="Begins">A Monday.</param>
    /// <param name="InContact">A first contact is agreed on, or the service has begun.</param>
    /// <param name="Helped">Closed with the service provided.</param>
    internal sealed record Week(DateOnly Begins, int Made, int Sent, int Accepted, int InContact, int Helped);
}
