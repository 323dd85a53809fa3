using CareBridge.Contracts.Crisis;
using CareBridge.Contracts.Directory;
using CareBridge.Crisis.Domain;
using Microsoft.EntityFrameworkCore;

namespace CareBridge.Crisis.Storage;

internal static class CrisisQueries
{
    /// <summary>
    /// What a responder has before them: their team's escalations that nobody has taken, the gravest and then the
    /// longest waiting first; after them those they took themself since the given time.
    /// </summary>
    public static IQueryable<Escalation> OnBoardOf(
        this IQueryable<Escalation> escalations, Guid crisisTeamId, Guid responderId, DateTimeOffset since) =>
        escalations
            .Where(e => e.CrisisTeamId == crisisTeamId)
            .Where(e => e.Status != EscalationStatus.Acknowledged
                || (e.AcknowledgedBy == responderId && e.AcknowledgedAt >= since))
            .OrderBy(e => e.Status == EscalationStatus.Acknowledged ? 1 : 0)
            .ThenBy(e => e.Severity == Severity.High ? 0 : e.Severity == Severity.Moderate ? 1 : 2)
            .ThenBy(e => e.RaisedAt);

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
