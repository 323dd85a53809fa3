using CareBridge.Contracts.Crisis;
using CareBridge.Crisis.Domain.OnCall;

namespace CareBridge.Crisis.Domain;

/// <summary>Who is paged now, and how long they have.</summary>
/// <param name="Persons">None is everybody of the team or, of an alarm, everybody who runs the deployment.</param>
internal sealed record PagingStep(int Tier, IReadOnlyList<Guid> Persons, bool IsAlarm, TimeSpan Wait)
{
    /// <summary>
    /// The next tier that has somebody on call. Where no tier has, everybody of the team is paged once; after the last
    /// the operators are alarmed, again and again.
    /// </summary>
    /// <param name="schedule">Null where the team has none.</param>
    public static PagingStep Next(
        Ladder ladder, OnCallSchedule? schedule, PagingWaits waits, Severity severity, DateTimeOffset at)
    {
        for (var tier = ladder.Tier + 1; tier <= (schedule?.Tiers ?? 0); tier++)
        {
            var persons = schedule!.At(tier, at);
            if (persons.Count > 0) return new PagingStep(tier, persons, IsAlarm: false, waits.Of(severity, tier));
        }
        var last = Math.Max(schedule?.Tiers ?? 0, 1);
        return ladder.Tier == 0
            ? new PagingStep(last, [], IsAlarm: false, waits.Of(severity, 1))
            : new PagingStep(last, [], IsAlarm: true, TimeSpan.FromMinutes(waits.AlarmAgain));
    }
}
