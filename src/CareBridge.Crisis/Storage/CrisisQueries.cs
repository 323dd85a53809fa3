using CareBridge.Contracts.Crisis;
using CareBridge.Contracts.Directory;
using CareBridge.Crisis.Domain;
using CareBridge.Platform.Domain;
using CareBridge.Platform.Security;
using Microsoft.EntityFrameworkCore;

namespace CareBridge.Crisis.Storage;

internal static class CrisisQueries
{
    /// <summary>
    /// What a responder has before them: their team's escalations that nobody has taken, the gravest and then the
    /// longest waiting first; after them what they have or are asked to take over, then what colleagues have, and what
    /// they have resolved since the given time. Drills come after all that is real.
    /// </summary>
    public static IQueryable<Escalation> OnBoardOf(
        this IQueryable<Escalation> escalations, Guid crisisTeamId, Guid responderId, DateTimeOffset since) =>
        escalations
            .Where(e => e.CrisisTeamId == crisisTeamId)
            .Where(e => e.Status != EscalationStatus.Resolved || (e.OwnerId == responderId && e.ResolvedAt >= since))
            .OrderBy(e => e.IsDrill ? 1 : 0)
            .ThenBy(e => e.OwnerId == null ? 0
                : e.Status == EscalationStatus.Resolved ? 3
                : e.OwnerId == responderId || e.HandOverTo == responderId ? 1 : 2)
            .ThenBy(e => e.Severity == Severity.High ? 0 : e.Severity == Severity.Moderate ? 1 : 2)
            .ThenBy(e => e.RaisedAt);

    /// <summary>Those that the caller's organization has raised; a participant's own, that they have raised.</summary>
    public static IQueryable<Escalation> RaisedFor(
        this IQueryable<Escalation> escalations, Caller caller, CrisisDbContext store)
    {
        var real = escalations.Where(e => !e.IsDrill);
        if (caller.Role == Role.Participant)
        {
            return real.Where(e => e.ParticipantId == caller.Id
                && store.Reports.Any(r => r.EscalationId == e.Id && r.RaisedBy == caller.Id));
        }
        var organization = caller.Organization;
        return real.Where(e => e.RaisingOrganizationId == organization);
    }

    /// <summary>What was raised for them, by the id it was raised under the first time or once more.</summary>
    public static async Task<Escalation> RequireRaisedAsync(
        this CrisisDbContext store, Guid id, Caller caller, CancellationToken cancellation) =>
        await store.Escalations.AsNoTracking().RaisedFor(caller, store)
            .SingleOrDefaultAsync(
                e => store.Reports.Any(r => r.Id == id && r.EscalationId == e.Id), cancellation)
            ?? throw new NotFoundException("escalation");

    /// <summary>Those of a team who answer; see <see cref="KnownResponder.Answers"/>.</summary>
    public static IQueryable<KnownResponder> RespondersOf(this CrisisDbContext store, Guid teamId) =>
        store.Responders.Where(r => r.OrganizationId == teamId && r.Active
            && (r.Role == null || r.Role == StaffRole.CrisisResponder));

    /// <summary>All others who ever worked for any.</summary>
    public static IQueryable<KnownResponder> FormerResponders(this CrisisDbContext store) =>
        store.Responders.Where(r => !r.Active || (r.Role != null && r.Role != StaffRole.CrisisResponder));

    /// <exception cref="NotFoundException">The team has no such escalation.</exception>
    public static async Task<Escalation> RequireOfTeamAsync(
        this CrisisDbContext store, Guid id, Guid teamId, CancellationToken cancellation) =>
        await store.Escalations.AsNoTracking()
            .SingleOrDefaultAsync(e => e.Id == id && e.CrisisTeamId == teamId, cancellation)
            ?? throw new NotFoundException("escalation");

    /// <summary>Null when no crisis team is known.</summary>
    public static async Task<Guid?> ChooseTeamAsync(
        this CrisisDbContext store, Guid raisingOrganizationId, CancellationToken cancellation)
    {
        await store.Organizations
            .Where(o => o.Id == raisingOrganizationId || o.Kind == OrganizationKind.CrisisTeam)
            .LoadAsync(cancellation);
        // With what is about to be saved.
        return TeamChoice.For(raisingOrganizationId, [.. store.Organizations.Local]);
    }

    /// <summary>Ids of those escalations whose raising organization is known to serve the participant.</summary>
    public static async Task<HashSet<Guid>> KnownToRaiserAsync(
        this CrisisDbContext store, IReadOnlyList<Escalation> escalations, CancellationToken cancellation)
    {
        var ids = escalations.Select(e => e.ParticipantId).Distinct().ToList();
        var participants = await store.Participants.AsNoTracking()
            .Where(p => ids.Contains(p.Id)).ToDictionaryAsync(p => p.Id, cancellation);
        return
        [
            .. from escalation in escalations
               where participants.TryGetValue(escalation.ParticipantId, out var participant)
                   && participant.OrganizationIds.Contains(escalation.RaisingOrganizationId)
               select escalation.Id,
        ];
    }
}
