namespace CareBridge.Directory.Domain.Matching;

/// <summary>When somebody can, beside when groups meet, each in their own time zone.</summary>
internal sealed class WeekTimes
{
    private readonly (int From, int Until)[] _windows;
    private readonly DateTimeOffset _now;
    private readonly int _offset;
    private readonly Dictionary<string, int> _offsets = [];

    public WeekTimes(MatchPreferences wanted, DateTimeOffset now)
    {
        _now = now;
        _offset = wanted.TimeZone is { } zone ? Offset(zone) : 0;
        _windows = [.. wanted.Times.SelectMany(Windows)];
    }

    /// <returns>False when it meets at other times only.</returns>
    public bool Fit(GroupFacts group, MatchTally mine, int points)
    {
        if (_windows.Length == 0) return true;
        if (group.TimeZone is { } zone)
        {
            var shift = _offset - Offset(zone);
            foreach (var start in group.Starts)
            {
                var minute = Within(start + shift);
                foreach (var (from, until) in _windows)
                {
                    if (Within(minute - from) >= until - from) continue;
                    mine.Add(ReasonCode.MeetsWhenYouCan, points);
                    return true;
                }
            }
        }
        if (group.Starts.Length > 0 && !group.ByAppointment) return false;
        mine.Add(group.ByAppointment ? ReasonCode.ByAppointment : ReasonCode.TimesNotKnown, 0);
        return true;
    }

    /// <summary>Whether a meeting at that moment is one they can come to.</summary>
    public bool Includes(DateTimeOffset time, TimeZoneInfo zone)
    {
        var local = TimeZoneInfo.ConvertTime(time, zone);
        var minute = ((int)local.DayOfWeek * GroupFacts.MinutesOfDay) + (local.Hour * 60) + local.Minute;
        return _windows.Length == 0
            || Array.Exists(_windows, window => Within(minute - window.From) < window.Until - window.From);
    }

    private static IEnumerable<(int From, int Until)> Windows(TimeWindow window)
    {
        var from = (window.From.Hour * 60) + window.From.Minute;
        var until = (window.Until.Hour * 60) + window.Until.Minute;
        if (until <= from) until += GroupFacts.MinutesOfDay;
        for (var day = 0; day < 7; day++)
        {
            if (window.Day is { } wanted && (int)wanted != day) continue;
            yield return ((day * GroupFacts.MinutesOfDay) + from, (day * GroupFacts.MinutesOfDay) + until);
        }
    }

    private int Offset(string zone)
    {
        if (!_offsets.TryGetValue(zone, out var minutes))
            _offsets[zone] = minutes = (int)TimeZoneInfo.FindSystemTimeZoneById(zone).GetUtcOffset(_now).TotalMinutes;
        return minutes;
    }

    private static int Within(int minute) =>
        ((minute % GroupFacts.MinutesOfWeek) + GroupFacts.MinutesOfWeek) % GroupFacts.MinutesOfWeek;
}
