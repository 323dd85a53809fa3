using CareBridge.Contracts.Crisis;
using CareBridge.Contracts.Directory;
using CareBridge.Crisis.Domain;
using CareBridge.Crisis.Storage;
using CareBridge.Platform.Domain;
using CareBridge.Platform.Hosting;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace CareBridge.Crisis.Features;

/// <summary>
/// Hand-overs that nobody has answered in time stay with whoever offered them; for follow-ups that were not made in
/// time the team is paged. What somebody has who gives no sign, or who took it while they were leaving, goes back to
/// the team; what a team has that leaves, to another.
/// </summary>
internal sealed class TendCases(IServiceScopeFactory scopes, TimeProvider time, ILogger<TendCases> logger)
    : RepeatedWork(Interval, time, logger)
{
    private const int BatchSize = 100;

    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(1);

    protected override Task WorkAsync(CancellationToken cancellation) =>
        EachDueAsync(DueAsync, id => TendAsync(id, cancellation), BatchSize, cancellation);

    /// <returns>Escalations of which something is due.</returns>
    private async Task<IReadOnlyList<Guid>> DueAsync(CancellationToken cancellation)
    {
        await using var scope = scopes.CreateAsyncScope();
        var store = scope.ServiceProvider.GetRequiredService<CrisisDbContext>();
        var now = Time.Now();
        var handOvers = await store.Escalations.Where(e => e.HandOverUntil <= now)
            .OrderBy(e => e.IsDrill ? 1 : 0).ThenBy(e => e.HandOverUntil).Select(e => e.Id)
            .Take(BatchSize).ToListAsync(cancellation);
        var followUps = await store.FollowUps.Where(f => f.DueAt <= now)
            .OrderBy(f => f.IsDrill ? 1 : 0).ThenBy(f => f.DueAt).Select(f => f.EscalationId)
            .Take(BatchSize).ToListAsync(cancellation);
        var silent = await store.Escalations.Where(e => e.ContactDueAt <= now)
            .OrderBy(e => e.IsDrill ? 1 : 0).ThenBy(e => e.ContactDueAt).Select(e => e.Id)
            .Take(BatchSize).ToListAsync(cancellation);
        var left = await LeftBehind(store).OrderBy(id => id).Take(BatchSize).ToListAsync(cancellation);
        var orphaned = await Orphaned(store).OrderBy(id => id).Take(BatchSize).ToListAsync(cancellation);
        return [.. left.Union(orphaned).Union(silent).Union(handOvers).Union(followUps)];
    }

    /// <summary>What a team has that has left the network, if there is another to go to. Open ones go to those who run
    /// the deployment else; what is left to do after a crisis stays, and its alarms tell of it.</summary>
    private static IQueryable<Guid> Orphaned(CrisisDbContext store)
    {
        var gone = store.Organizations.Where(o => !o.Active);
        var teams = store.Organizations.Where(o => o.Kind == OrganizationKind.CrisisTeam && o.Active);
        var open =
            from team in gone
            join escalation in store.Escalations on team.Id equals escalation.CrisisTeamId
            where escalation.Status != EscalationStatus.Resolved && !escalation.IsDrill
            select escalation.Id;
        var leftToDo =
            from team in gone
            join followUp in store.FollowUps on team.Id equals followUp.CrisisTeamId
            where followUp.Status != FollowUpStatus.Done && !followUp.IsDrill && teams.Any()
            select followUp.EscalationId;
        return open.Union(leftToDo);
    }

    /// <summary>Open ones whose owner works there no more. Their leaving did not find them: they took it as they left.
    /// Whoever is there still, and was let in as a responder, has taken it on purpose, whatever they are listed
    /// as.</summary>
    private static IQueryable<Guid> LeftBehind(CrisisDbContext store) =>
        from responder in store.Responders
        join escalation in store.Escalations
            on new { Team = (Guid?)responder.OrganizationId, Person = (Guid?)responder.StaffId }
            equals new { Team = escalation.CrisisTeamId, Person = escalation.OwnerId }
        where !responder.Active && escalation.Status != EscalationStatus.Resolved
        select escalation.Id;

    private async Task TendAsync(Guid escalationId, CancellationToken cancellation)
    {
        await using var scope = scopes.CreateAsyncScope();
        var store = scope.ServiceProvider.GetRequiredService<CrisisDbContext>();
        var (file, now) = (await store.OpenCaseAsync(escalationId, cancellation), Time.Now());
        if (await LeftBehind(store).ContainsAsync(escalationId, cancellation))
            file.Lose(file.Escalation.OwnerId!.Value, now);
        if (await Orphaned(store).ContainsAsync(escalationId, cancellation))
            file.Reroute(await store.ChooseTeamAsync(file.Escalation.RaisingOrganizationId, cancellation), now);
        file.Tend(now);
        await store.SettleAsync(file, now, cancellation);
        await store.SaveChangesAsync(cancellation);
    }
}
