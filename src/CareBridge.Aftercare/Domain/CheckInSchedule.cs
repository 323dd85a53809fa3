using CareBridge.Platform.Domain;

namespace CareBridge.Aftercare.Domain;

/// <summary>The days on which check-ins are due, from one on.</summary>
/// <param name="countsFrom">
/// Nothing is due before: the agreement was not there, was another one, or was paused.
/// </param>
internal sealed class CheckInSchedule(AgreementTerms terms, DateOnly countsFrom)
{
    private readonly LocalClock _days = new(terms.TimeZone);

    /// <summary>The windows that close after the first time and open before the second, the earliest first.</summary>
    public IReadOnlyList<DueWindow> Between(DateTimeOffset from, DateTimeOffset to)
    {
        var windows = new List<DueWindow>();
        var start = _days.DayOf(from).AddDays(-1);
        var first = start > countsFrom ? start : countsFrom;
        var opensOn = FirstOpening(first);
        for (var day = first; _days.StartOf(opensOn) < to; day = day.AddDays(1))
        {
            if (!terms.IsDue(day)) continue;
            var window = new DueWindow(day, _days.StartOf(opensOn), _days.StartOf(day.AddDays(1)));
            if (window.Closes > from) windows.Add(window);
            opensOn = day.AddDays(1);
        }
        return windows;
    }

    /// <summary>The one that a check-in counts for now, or the first that there will be.</summary>
    public DueWindow Current(DateTimeOffset at)
    {
        var first = _days.StartOf(Later(countsFrom, terms.StartsOn));
        var from = at > first ? at : first;
        return Between(from, from.AddDays(2 * AgreementTerms.MostDaysBetween))[0];
    }

    /// <summary>The day after the last due day before this one.</summary>
    private DateOnly FirstOpening(DateOnly day)
    {
        var first = Later(countsFrom, terms.StartsOn);
        var before = day.AddDays(-1);
        while (before >= first && !terms.IsDue(before)) before = before.AddDays(-1);
        return before >= first ? before.AddDays(1) : first;
    }

    private static DateOnly Later(DateOnly one, DateOnly other) => one > other ? one : other;
}
