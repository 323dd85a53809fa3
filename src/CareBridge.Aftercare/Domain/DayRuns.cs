using CareBridge.Platform.Domain;

namespace CareBridge.Aftercare.Domain;

/// <summary>
/// Days that somebody counts. A setback ends a run and takes nothing away: the days before it stay counted, and the
/// next run begins on the day after. Rests sealed only.
/// </summary>
/// <param name="Runs">The earliest first; the last goes on.</param>
internal sealed record DayRuns(string TimeZone, IReadOnlyList<DayRun> Runs)
{
    public const int Most = 1000;

    public static DayRuns Begin(string timeZone, DateOnly startedOn) => new(timeZone, [new DayRun(startedOn, null)]);

    /// <param name="on">The day of the setback, which counts for neither run.</param>
    /// <exception cref="RefusedException">It was before the run that goes on, or there are too many.</exception>
    public DayRuns SetBack(DateOnly on)
    {
        if (Runs.Any(run => run.EndedOn == on)) return this;
        var current = Runs[^1];
        if (on < current.StartedOn)
            throw new RefusedException("before-this-run", "It was before the run that goes on began.");
        if (Runs.Count == Most) throw new RefusedException("too-many-runs", $"At most {Most} runs are kept.");
        var next = new DayRun(on.AddDays(1), null);
        return this with { Runs = [.. Runs.SkipLast(1), current with { EndedOn = on }, next] };
    }

    public int InThisRun(DateOnly today) => Runs[^1].Days(today);

    public int InAll(DateOnly today) => Runs.Sum(run => run.Days(today));

    public int Longest(DateOnly today) => Runs.Max(run => run.Days(today));
}

/// <param name="EndedOn">The day of the setback, which is not counted.</param>
internal sealed record DayRun(DateOnly StartedOn, DateOnly? EndedOn)
{
    /// <summary>The first day is one day.</summary>
    public int Days(DateOnly today) => Math.Max(0, ((EndedOn ?? today.AddDays(1)).DayNumber) - StartedOn.DayNumber);
}
