using CareBridge.Crisis.Domain.OnCall;
using CareBridge.Crisis.Storage;
using CareBridge.Platform.Disclosures;
using CareBridge.Platform.Domain;
using CareBridge.Platform.OpenApi;
using CareBridge.Platform.Security;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace CareBridge.Crisis.Features.OnCall;

/// <summary>What is different for a while: somebody takes a tier, or is away.</summary>
internal static class ChangeOnCall
{
    private const int MostDays = 366;

    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapPut("/on-call/overrides/{id:guid}", OverrideAsync).WithSummary("Take a tier for a while")
            .RequireRole(Role.CrisisResponder).ShowsNothing().Creates<OverrideView>();
        routes.MapPost("/on-call/overrides/{id:guid}/withdraw", WithdrawOverrideAsync)
            .WithSummary("Withdraw an override").RequireRole(Role.CrisisResponder).ShowsNothing();
        routes.MapPut("/on-call/absences/{id:guid}", BeAwayAsync).WithSummary("Enter an absence")
            .RequireRole(Role.CrisisResponder).ShowsNothing().Creates<AbsenceView>();
        routes.MapPost("/on-call/absences/{id:guid}/withdraw", WithdrawAbsenceAsync)
            .WithSummary("Withdraw an absence").RequireRole(Role.CrisisResponder).ShowsNothing();
    }

    private static async Task<IResult> OverrideAsync(
        Guid id, OverrideRequest request, Caller caller, CrisisDbContext store, CancellationToken cancellation)
    {
        var team = caller.Organization;
        var made = new Override
        {
            Id = id,
            TeamId = team,
            Tier = request.Tier,
            PersonId = request.PersonId,
            From = request.From.AsKept(),
            Until = request.Until.AsKept(),
            MadeBy = caller.Id,
        };
        if (await store.Overrides.SingleOrDefaultAsync(o => o.Id == id, cancellation) is { } known)
        {
            return (known.TeamId, known.Tier, known.PersonId, known.From, known.Until)
                == (made.TeamId, made.Tier, made.PersonId, made.From, made.Until)
                    ? Results.Ok(OverrideView.Of(known))
                    : throw RefusedException.InUse();
        }
        var plan = await store.Plans.AsNoTracking().SingleOrDefaultAsync(p => p.TeamId == team, cancellation);
        await Check(request.From, request.Until)
            .That(
                request.Tier >= 1 && request.Tier <= (plan?.Tiers.Count ?? 0), "tier", "One of the plan's, from 1.")
            .PersonAsync(request.PersonId, team, store, cancellation);
        store.Overrides.Add(made);
        await store.SaveChangesAsync(cancellation);
        return Results.Created("/api/crisis/on-call", OverrideView.Of(made));
    }

    private static async Task<OverrideView> WithdrawOverrideAsync(
        Guid id, Caller caller, CrisisDbContext store, TimeProvider time, CancellationToken cancellation)
    {
        var team = caller.Organization;
        var known = await store.Overrides.SingleOrDefaultAsync(o => o.Id == id && o.TeamId == team, cancellation)
            ?? throw new NotFoundException("override");
        known.Withdraw(time.Now());
        await store.SaveChangesAsync(cancellation);
        return OverrideView.Of(known);
    }

    private static async Task<IResult> BeAwayAsync(
        Guid id, AbsenceRequest request, Caller caller, CrisisDbContext store, CancellationToken cancellation)
    {
        var made = new Absence
        {
            Id = id,
            TeamId = caller.Organization,
            PersonId = request.PersonId,
            From = request.From.AsKept(),
            Until = request.Until.AsKept(),
            MadeBy = caller.Id,
        };
        if (await store.Absences.SingleOrDefaultAsync(a => a.Id == id, cancellation) is { } known)
        {
            return (known.TeamId, known.PersonId, known.From, known.Until)
                == (made.TeamId, made.PersonId, made.From, made.Until)
                    ? Results.Ok(AbsenceView.Of(known))
                    : throw RefusedException.InUse();
        }
        await Check(request.From, request.Until)
            .PersonAsync(request.PersonId, caller.Organization, store, cancellation);
        store.Absences.Add(made);
        await store.SaveChangesAsync(cancellation);
        return Results.Created("/api/crisis/on-call", AbsenceView.Of(made));
    }

    private static async Task<AbsenceView> WithdrawAbsenceAsync(
        Guid id, Caller caller, CrisisDbContext store, TimeProvider time, CancellationToken cancellation)
    {
        var team = caller.Organization;
        var known = await store.Absences.SingleOrDefaultAsync(a => a.Id == id && a.TeamId == team, cancellation)
            ?? throw new NotFoundException("absence");
        known.Withdraw(time.Now());
        await store.SaveChangesAsync(cancellation);
        return AbsenceView.Of(known);
    }

    private static Check Check(DateTimeOffset from, DateTimeOffset until) => new Check().That(
        from < until && until - from <= TimeSpan.FromDays(MostDays),
        "until",
        $"After from, by at most {MostDays} days.");

    private static async Task PersonAsync(
        this Check check, Guid personId, Guid team, CrisisDbContext store, CancellationToken cancellation)
    {
        var isKnown = await store.RespondersOf(team).AnyAsync(r => r.StaffId == personId, cancellation);
        check.That(isKnown, "personId", "Somebody who answers for your team.").ThrowIfAny();
    }

    internal sealed record OverrideRequest
    {
        /// <summary>From 1.</summary>
        public required int Tier { get; init; }

        public required Guid PersonId { get; init; }

        public required DateTimeOffset From { get; init; }

        public required DateTimeOffset Until { get; init; }
    }

    internal sealed record AbsenceRequest
    {
        public required Guid PersonId { get; init; }

        public required DateTimeOffset From { get; init; }

        public required DateTimeOffset Until { get; init; }
    }
}

internal sealed record OverrideView(
    Guid Id, int Tier, Guid PersonId, DateTimeOffset From, DateTimeOffset Until, DateTimeOffset? WithdrawnAt)
{
    public static OverrideView Of(Override change) =>
        new(change.Id, change.Tier, change.PersonId, change.From, change.Until, change.WithdrawnAt);
}

internal sealed record AbsenceView(
    Guid Id, Guid PersonId, DateTimeOffset From, DateTimeOffset Until, DateTimeOffset? WithdrawnAt)
{
    public static AbsenceView Of(Absence absence) =>
        new(absence.Id, absence.PersonId, absence.From, absence.Until, absence.WithdrawnAt);
}
