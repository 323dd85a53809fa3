using CareBridge.Crisis.Domain.OnCall;

namespace CareBridge.Tests.Crisis.Simulation;

/// <summary>Who is on call, found out by going through the year day by day with the zone's own rules.</summary>
internal sealed class NaiveRota
{
    private static readonly TimeZoneInfo Zone = TimeZoneInfo.FindSystemTimeZoneById("America/New_York");

    private readonly IReadOnlyList<Absence> _absences;
    private readonly List<(List<DateTimeOffset> HandOffs, IReadOnlyList<Guid> Members)> _tiers;

    public NaiveRota(OnCallPlan plan, IReadOnlyList<Absence> absences)
    {
        _absences = absences;
        _tiers = [.. plan.Tiers.Select(tier => tier.Rotation is { } rotation
            ? (HandOffs(rotation), rotation.Members)
            : ([], tier.Members!))];
    }

    public int Tiers => _tiers.Count;

    public List<Guid> At(int tier, DateTimeOffset at)
    {
        var (handOffs, members) = _tiers[tier - 1];
        if (handOffs.Count == 0) return [.. members.Where(person => IsThere(person, at))];
        var turn = handOffs.FindLastIndex(handOff => handOff <= at);
        for (var tried = 0; tried < members.Count; tried++)
        {
            var person = members[(turn + tried) % members.Count];
            if (IsThere(person, at)) return [person];
        }
        return [];
    }

    private bool IsThere(Guid person, DateTimeOffset at)
    {
        foreach (var absence in _absences)
        {
            if (absence.PersonId == person && absence.From <= at && absence.Until > at) return false;
        }
        return true;
    }

    /// <summary>The first half hour of each day in which a clock on the wall shows the time.</summary>
    private static List<DateTimeOffset> HandOffs(Rotation rotation)
    {
        var all = new List<DateTimeOffset>();
        for (var day = rotation.StartsOn; day.Year < 2028; day = day.AddDays(rotation.Days))
        {
            var minute = new DateTimeOffset(day.ToDateTime(TimeOnly.MinValue), TimeSpan.Zero);
            var wanted = day.ToDateTime(rotation.HandOffAt);
            while (Wall(minute) < wanted) minute = minute.AddMinutes(30);
            all.Add(minute);
        }
        return all;
    }

    private static DateTime Wall(DateTimeOffset at) => TimeZoneInfo.ConvertTime(at, Zone).DateTime;
}
