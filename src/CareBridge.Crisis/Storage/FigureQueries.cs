using CareBridge.Contracts.Crisis;
using CareBridge.Crisis.Domain;
using CareBridge.Crisis.Domain.Learning;
using Microsoft.EntityFrameworkCore;

namespace CareBridge.Crisis.Storage;

internal static class FigureQueries
{
    private static readonly List<EntryKind> Kinds =
        [EntryKind.Raised, EntryKind.Routed, EntryKind.Acknowledged, EntryKind.ContactMade];

    /// <summary>What figures are made of: the only place that says so.</summary>
    public static IQueryable<Escalation> ThatCount(
        this IQueryable<Escalation> escalations, DateTimeOffset from, DateTimeOffset until) =>
        escalations.Where(e => !e.IsDrill && e.RaisedAt >= from && e.RaisedAt < until);

    /// <param name="counted">See <see cref="ThatCount"/>.</param>
    public static async Task<IReadOnlyList<FigureCase>> FigureCasesAsync(
        this CrisisDbContext store, IQueryable<Escalation> counted, DateTimeOffset at, CancellationToken cancellation)
    {
        var escalations = await counted.AsNoTracking()
            .Select(e => new { e.Id, e.CrisisTeamId, e.Severity, e.RaisedAt, e.ResolvedAt, e.Disposition })
            .ToListAsync(cancellation);
        var entries = (await (
            from entry in store.Entries
            join escalation in counted on entry.EscalationId equals escalation.Id
            where Kinds.Contains(entry.Kind)
            select new { entry.EscalationId, entry.Kind, entry.Severity, entry.CrisisTeamId, entry.At })
            .ToListAsync(cancellation)).ToLookup(entry => entry.EscalationId);
        var pages = (await (
            from page in store.Pages
            join escalation in counted on page.EscalationId equals escalation.Id
            where page.Purpose == PagePurpose.Answer
            select new { page.EscalationId, page.PagedAt, page.PersonId, page.Tier })
            .ToListAsync(cancellation)).ToLookup(page => page.EscalationId);
        var followUps = (await (
            from followUp in store.FollowUps
            join escalation in counted on followUp.EscalationId equals escalation.Id
            select new { followUp.EscalationId, followUp.PlannedFor, followUp.DoneAt })
            .ToListAsync(cancellation)).ToLookup(followUp => followUp.EscalationId);
        var said = (await (
            from note in store.AfterActions
            join escalation in counted on note.EscalationId equals escalation.Id
            where note.TeamId == escalation.CrisisTeamId
            select new { note.EscalationId, note.Version, note.Cause })
            .ToListAsync(cancellation)).ToLookup(note => note.EscalationId);
        var planned = await store.Plans.Select(plan => plan.TeamId).ToListAsync(cancellation);

        return
        [
            .. escalations.Select(one =>
            {
                var story = entries[one.Id].OrderBy(entry => entry.At).ToList();
                var raised = story.Find(entry => entry.Kind == EntryKind.Raised);
                var first = pages[one.Id].OrderBy(page => page.PagedAt).FirstOrDefault();
                var due = followUps[one.Id].ToList();
                var missed = due.Count(followUp => (followUp.DoneAt ?? at) > followUp.PlannedFor);
                return new FigureCase
                {
                    TeamId = one.CrisisTeamId,
                    Severity = raised?.Severity ?? one.Severity,
                    RaisedAt = one.RaisedAt,
                    RoutedAt = raised?.CrisisTeamId is null ? First(EntryKind.Routed) : null,
                    FirstPagedAt = first?.PagedAt,
                    NobodyOnCall = first is not null && (first.Tier > 1
                        || (first.PersonId is null && one.CrisisTeamId is { } team && planned.Contains(team))),
                    AcknowledgedAt = First(EntryKind.Acknowledged),
                    ContactAt = First(EntryKind.ContactMade),
                    ResolvedAt = one.ResolvedAt,
                    Disposition = one.Disposition,
                    SaidCause = said[one.Id].OrderBy(note => note.Version).LastOrDefault()?.Cause,
                    FollowUpsMade = due.Count(followUp => followUp.DoneAt <= followUp.PlannedFor),
                    FollowUpsMissed = missed,
                    FollowUpsToCome = due.Count(
                        followUp => followUp.DoneAt is null && followUp.PlannedFor >= at),
                };

                DateTimeOffset? First(EntryKind kind) => story.Find(entry => entry.Kind == kind)?.At;
            }),
        ];
    }
}
