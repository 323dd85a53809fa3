using System.Diagnostics.Metrics;
using CareBridge.Crisis.Domain;
using CareBridge.Crisis.Storage;
using CareBridge.Platform.Telemetry;

namespace CareBridge.Crisis.Features;

/// <summary>How fast whoever is in crisis is seen. Drills are not counted.</summary>
internal static class CrisisMeasures
{
    private static readonly Histogram<double> Acknowledgement = Measures.Duration(
        "carebridge.crisis.acknowledgement.delay", "From raising an escalation to somebody taking it.");

    public static Histogram<double> Paging { get; } = Measures.Duration(
        "carebridge.crisis.paging.delay", "From raising an escalation to the save of its first page.");

    public static Histogram<double> Board { get; } = Measures.Duration(
        "carebridge.crisis.board.delay", "From raising an escalation to telling the boards that somebody watches.");

    public static WatchedGauge Unanswered { get; } = new(
        "carebridge.crisis.unanswered",
        "{escalation}",
        "Escalations that nobody has taken in the time their first tier has, or that no team is known for.");

    /// <summary>Somebody may have taken it.</summary>
    public static void Taken(Escalation escalation)
    {
        if (escalation is { AcknowledgedAt: { } at, IsDrill: false })
            Acknowledgement.Record((at - escalation.RaisedAt).TotalSeconds);
    }

    /// <summary>The second tier was paged, or the operators were.</summary>
    public static IQueryable<Guid> UnansweredOf(CrisisDbContext store) =>
        from ladder in store.Ladders
        join escalation in store.Escalations on ladder.EscalationId equals escalation.Id
        where ladder.FollowUpId == null && ladder.NextAt != null && (ladder.Tier > 1 || ladder.Alarms > 0)
            && !escalation.IsDrill && escalation.AcknowledgedAt == null
        select escalation.Id;
}
