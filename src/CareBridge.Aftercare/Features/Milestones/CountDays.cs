using CareBridge.Aftercare.Domain;
using CareBridge.Aftercare.Storage;
using CareBridge.Platform.Disclosures;
using CareBridge.Platform.Domain;
using CareBridge.Platform.OpenApi;
using CareBridge.Platform.Security;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace CareBridge.Aftercare.Features.Milestones;

/// <summary>A participant counts days, for themself alone. A setback takes none of them away.</summary>
internal static class CountDays
{
    private const string Route = "/participants/{participantId:guid}/days";

    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapPut(Route, BeginAsync).WithSummary("Begin to count days").RequireRole(Role.Participant).ShowsOwn()
            .Creates<View>();
        routes.MapPost(Route + "/setback", SetBackAsync).WithSummary("Note a setback").RequireRole(Role.Participant)
            .ShowsOwn();
        routes.MapGet(Route, ReadAsync).WithSummary("Read the days counted").RequireRole(Role.Participant).ShowsOwn();
    }

    private static async Task<IResult> BeginAsync(
        Guid participantId,
        Request request,
        Caller caller,
        AftercareDbContext store,
        ISeal seal,
        TimeProvider time,
        CancellationToken cancellation)
    {
        RequireOwn(participantId, caller);
        var now = time.Now();
        new Check()
            .That(TimeZones.IsKnown(request.TimeZone), "timeZone", TimeZones.Rule)
            .That(request.StartedOn <= Days.Latest(now), "startedOn", Days.NotInTheFuture)
            .ThrowIfAny();
        var runs = DayRuns.Begin(request.TimeZone, request.StartedOn);
        var count = await store.DayCounts.SingleOrDefaultAsync(c => c.ParticipantId == participantId, cancellation);
        if (count is not null)
        {
            var kept = count.Open(seal);
            return kept.TimeZone == request.TimeZone && kept.Runs[0].StartedOn == request.StartedOn
                ? Results.Ok(View.Of(kept, now))
                : throw RefusedException.InUse();
        }
        store.DayCounts.Add(DayCount.Begin(participantId, runs, seal));
        await store.SaveChangesAsync(cancellation);
        return Results.Created($"/api/aftercare/participants/{participantId}/days", View.Of(runs, now));
    }

    private static async Task<View> SetBackAsync(
        Guid participantId,
        Setback request,
        Caller caller,
        AftercareDbContext store,
        ISeal seal,
        TimeProvider time,
        CancellationToken cancellation)
    {
        var now = time.Now();
        new Check().That(request.On <= Days.Latest(now), "on", Days.NotInTheFuture).ThrowIfAny();
        var count = await FindAsync(participantId, caller, store, cancellation);
        var before = count.Open(seal);
        var after = before.SetBack(request.On);
        if (!ReferenceEquals(after, before))
        {
            count.Keep(after, seal);
            await store.SaveChangesAsync(cancellation);
        }
        return View.Of(after, now);
    }

    private static async Task<View> ReadAsync(
        Guid participantId,
        Caller caller,
        AftercareDbContext store,
        ISeal seal,
        TimeProvider time,
        CancellationToken cancellation) =>
        View.Of((await FindAsync(participantId, caller, store, cancellation)).Open(seal), time.Now());

    private static async Task<DayCount> FindAsync(
        Guid participantId, Caller caller, AftercareDbContext store, CancellationToken cancellation)
    {
        RequireOwn(participantId, caller);
        return await store.DayCounts.SingleOrDefaultAsync(c => c.ParticipantId == participantId, cancellation)
            ?? throw new NotFoundException("count");
    }

    private static void RequireOwn(Guid participantId, Caller caller)
    {
        if (participantId != caller.Id) throw new NotFoundException("participant");
    }

    internal sealed record Request
    {
        /// <summary>Where their days begin and end: a name such as America/New_York.</summary>
        public required string TimeZone { get; init; }

        public required DateOnly StartedOn { get; init; }
    }

    internal sealed record Setback
    {
        /// <summary>The day itself, which is not counted; the next run begins on the day after.</summary>
        public required DateOnly On { get; init; }
    }

    internal sealed record View(
        string TimeZone, int InThisRun, int InAll, int LongestRun, IReadOnlyList<DayRun> Runs)
    {
        public static View Of(DayRuns runs, DateTimeOffset now)
        {
            var today = new LocalClock(runs.TimeZone).DayOf(now);
            return new View(
                runs.TimeZone, runs.InThisRun(today), runs.InAll(today), runs.Longest(today), runs.Runs);
        }
    }
}
