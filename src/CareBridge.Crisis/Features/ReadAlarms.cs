using CareBridge.Contracts.Crisis;
using CareBridge.Crisis.Storage;
using CareBridge.Platform.Disclosures;
using CareBridge.Platform.Domain;
using CareBridge.Platform.Security;
using CareBridge.Platform.Storage;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace CareBridge.Crisis.Features;

/// <summary>
/// What nobody of a team has answered, for those who run the deployment: which team to call. It names no participant.
/// </summary>
internal static class ReadAlarms
{
    private const int Most = 200;

    public static void Map(IEndpointRouteBuilder routes) =>
        routes.MapGet("/alarms", HandleAsync).WithSummary("List what nobody answers")
            .RequireRole(Role.Administrator).ShowsNothing();

    private static async Task<Page<AlarmView>> HandleAsync(
        CrisisDbContext store, TimeProvider time, CancellationToken cancellation)
    {
        var waiting = await (
            from ladder in store.Ladders
            join escalation in store.WithoutIdleDrills() on ladder.EscalationId equals escalation.Id
            where ladder.NextAt != null && (ladder.Alarms > 0 || escalation.CrisisTeamId == null)
            orderby escalation.IsDrill ? 1 : 0,
                ladder.FollowUpId != null ? 1 : 0,
                escalation.Severity == Severity.High ? 0 : escalation.Severity == Severity.Moderate ? 1 : 2,
                escalation.RaisedAt
            select new { Ladder = ladder, Escalation = escalation })
            .AsNoTracking().Take(Most).ToListAsync(cancellation);
        var teams = waiting.Select(one => one.Escalation.CrisisTeamId).OfType<Guid>().Distinct().ToList();
        var known = await store.Organizations.AsNoTracking()
            .Where(o => teams.Contains(o.Id)).ToDictionaryAsync(o => o.Id, cancellation);
        var now = time.Now();
        return new Page<AlarmView>(
            [
                .. waiting.Select(one => new AlarmView(
                    one.Escalation.IsDrill,
                    one.Escalation.Severity,
                    one.Ladder.FollowUpId is not null,
                    (int)(now - one.Escalation.RaisedAt).TotalMinutes,
                    one.Escalation.CrisisTeamId,
                    one.Escalation.CrisisTeamId is { } team ? known.GetValueOrDefault(team)?.Name : null,
                    one.Escalation.CrisisTeamId is { } called ? known.GetValueOrDefault(called)?.Phone : null,
                    one.Ladder.Alarms)),
            ],
            Next: null);
    }

    /// <param name="IsFollowUp">The crisis is over, and what was to follow it is late.</param>
    /// <param name="MinutesSinceRaised">Whole ones.</param>
    /// <param name="CrisisTeamId">Null while no team is known to take it.</param>
    /// <param name="Alarms">How often the operators have been alarmed.</param>
    internal sealed record AlarmView(
        bool IsDrill,
        Severity Severity,
        bool IsFollowUp,
        int MinutesSinceRaised,
        Guid? CrisisTeamId,
        string? TeamName,
        string? TeamPhone,
        int Alarms);
}
