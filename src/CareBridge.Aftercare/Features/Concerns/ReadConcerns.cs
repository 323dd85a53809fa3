using CareBridge.Aftercare.Domain;
using CareBridge.Aftercare.Features.Reviews;
using CareBridge.Aftercare.Storage;
using CareBridge.Contracts.Aftercare;
using CareBridge.Platform.Disclosures;
using CareBridge.Platform.Domain;
using CareBridge.Platform.Security;
using CareBridge.Platform.Storage;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace CareBridge.Aftercare.Features.Concerns;

/// <summary>
/// Whom of those that a community goes along with somebody should turn to, and why: not in touch as agreed, an early
/// warning that has come to the specialists, or a step of the community's own plan that is overdue.
/// </summary>
internal static class ReadConcerns
{
    public static void Map(IEndpointRouteBuilder routes) =>
        routes.MapGet("/concerns", HandleAsync).WithSummary("List participants who need somebody")
            .RequireRole(Role.PeerSpecialist).ShowsOwn();

    private static async Task<Page<ConcernView>> HandleAsync(
        [AsParameters] PageRequest page,
        Caller caller,
        AftercareDbContext store,
        TimeProvider time,
        CancellationToken cancellation)
    {
        var limit = page.Limit ?? PageRequest.MaxLimit;
        var isKey = Guid.TryParse(page.After, out var after);
        new Check()
            .That(limit is >= 1 and <= PageRequest.MaxLimit, "limit", $"1 to {PageRequest.MaxLimit}.")
            .That(isKey || page.After is null, "after", "The next of the page before.")
            .ThrowIfAny();
        var concerns = new Concerns(store, caller.Organization, Days.Earliest(time.Now()));
        var ids = await concerns.ParticipantsAsync(isKey ? after : null, limit + 1, cancellation);
        var shown = ids.Take(limit).ToList();
        return new Page<ConcernView>(
            await concerns.ShowAsync(shown, cancellation), ids.Count > limit ? $"{shown[^1]}" : null);
    }

    private sealed class Concerns(AftercareDbContext store, Guid organization, DateOnly today)
    {
        private IQueryable<EngagementRecord> Apart => store.Engagements.AsNoTracking()
            .Where(e => e.OrganizationId == organization && e.EndedAt == null && e.Engagement != Engagement.Engaged);

        private IQueryable<Warning> Warnings => store.Warnings.AsNoTracking()
            .Where(w => w.OrganizationId == organization && w.SpecialistToldAt != null && w.EndedAt == null);

        private IQueryable<AftercarePlan> Overdue => store.Plans.AsNoTracking()
            .Where(p => p.OrganizationId == organization && p.NextDueOn < today);

        public Task<List<Guid>> ParticipantsAsync(Guid? after, int limit, CancellationToken cancellation)
        {
            var ids = Apart.Select(e => e.ParticipantId)
                .Union(Warnings.Select(w => w.ParticipantId))
                .Union(Overdue.Select(p => p.ParticipantId));
            if (after is { } last) ids = ids.Where(id => id.CompareTo(last) > 0);
            return ids.OrderBy(id => id).Take(limit).ToListAsync(cancellation);
        }

        public async Task<IReadOnlyList<ConcernView>> ShowAsync(List<Guid> ids, CancellationToken cancellation)
        {
            var apart = await Apart.Where(e => ids.Contains(e.ParticipantId)).ToListAsync(cancellation);
            var warnings = await Warnings.Where(w => ids.Contains(w.ParticipantId)).ToListAsync(cancellation);
            var overdue = await Overdue.Where(p => ids.Contains(p.ParticipantId))
                .Select(p => new { p.ParticipantId, p.NextDueOn }).ToListAsync(cancellation);
            return
            [
                .. ids.Select(id => new ConcernView(
                    id,
                    apart.Find(e => e.ParticipantId == id) is { } record ? EngagementView.Of(record) : null,
                    [
                        .. warnings.Where(w => w.ParticipantId == id).OrderBy(w => w.SortKey, StringComparer.Ordinal)
                            .Select(OpenWarningView.Of),
                    ],
                    overdue.Where(p => p.ParticipantId == id).Min(p => p.NextDueOn))),
            ];
        }
    }
}

/// <param name="Engagement">Null while they are in touch as agreed.</param>
/// <param name="Warnings">Those that have not ended, the oldest first.</param>
/// <param name="StepDueOn">The day on which the step was due that is overdue longest; null without one.</param>
internal sealed record ConcernView(
    Guid ParticipantId, EngagementView? Engagement, IReadOnlyList<OpenWarningView> Warnings, DateOnly? StepDueOn);

/// <param name="HelpWanted">What the participant said to the offer of crisis help.</param>
internal sealed record OpenWarningView(
    Guid Id,
    WarningStatus Status,
    IReadOnlyList<WarningSignal> Signals,
    DateTimeOffset RaisedAt,
    bool? HelpWanted,
    Guid? AcknowledgedBy)
{
    public static OpenWarningView Of(Warning warning) => new(
        warning.Id, warning.Status, warning.Signals, warning.RaisedAt, warning.HelpWanted, warning.AcknowledgedBy);
}
