using Bogus;

namespace CareBridge.Demo.Invention;

/// <summary>How one recovery has gone over the past two months: no straight line, and not at random either.</summary>
internal sealed class Course
{
    private const int Days = 60;
    private const int FewestDaysBetween = 4;
    private const int MostDaysBetween = 8;
    private const int BarcQuestions = 10;

    private static readonly string[] GoodDays =
    [
        "Called my sponsor before the craving got loud, and it passed.",
        "First full week of work. Tired in a good way.",
        "Cooked for my sister. We laughed like we used to.",
        "Walked to the meeting instead of taking the bus; the river helps.",
        "I told the group about the day I nearly left. Nobody looked away.",
    ];

    private static readonly string[] HardDays =
    [
        "Old street, old friends. I turned around, but it shook me.",
        "Could not sleep for three nights.",
        "Missed two meetings. I did not want to be seen.",
        "The letter from the court brought everything back.",
        "I miss my kids, and the evenings are long.",
    ];

    private static readonly (int Day, string Code)[] Steps =
    [
        (1, "one-day"), (7, "one-week"), (30, "thirty-days"), (60, "sixty-days"), (90, "ninety-days"),
        (182, "six-months"), (365, "one-year"),
    ];

    private readonly Randomizer _random;
    private readonly DateOnly _today;
    private readonly Kind _kind;
    private readonly int _daysInRecovery;

    public Course(Randomizer random, DateOnly today)
    {
        _random = random;
        _today = today;
        _kind = random.WeightedRandom([Kind.Steady, Kind.Slip, Kind.Drifting, Kind.New], [0.45f, 0.25f, 0.12f, 0.18f]);
        _daysInRecovery = _kind == Kind.New ? random.Int(8, 28) : random.Int(35, 500);
    }

    private enum Kind
    {
        Steady,

        /// <summary>A hard stretch in the middle, and back.</summary>
        Slip,

        /// <summary>Fewer words each time, then none.</summary>
        Drifting,
        New,
    }

    public IEnumerable<CheckIn> CheckIns(Func<int, Guid> id)
    {
        var start = Math.Min(Days, _daysInRecovery);
        var number = 0;
        for (var daysAgo = start; daysAgo > 0; daysAgo -= _random.Int(FewestDaysBetween, MostDaysBetween))
        {
            yield return CheckInOf(id(number), daysAgo, number);
            number++;
        }
    }

    public IEnumerable<Milestone> Milestones(Func<string, Guid> id)
    {
        var start = _today.AddDays(-_daysInRecovery);
        yield return new Milestone(id("first-meeting"), "first-meeting", start);
        foreach (var (day, code) in Steps.Where(step => step.Day <= _daysInRecovery))
            yield return new Milestone(id(code), code, start.AddDays(day));
        if (_kind == Kind.Steady && _random.Bool(0.4f))
        {
            var code = _random.ArrayElement(["found-housing", "found-work", "completed-program"]);
            yield return new Milestone(
                id(code), code, _today.AddDays(-_random.Int(1, Math.Min(Days, _daysInRecovery))));
        }
    }

    private CheckIn CheckInOf(Guid id, int daysAgo, int number)
    {
        // 0 is the worst of days, 1 the best.
        var wellbeing = Math.Clamp(Wellbeing(daysAgo) + _random.Double(-0.12, 0.12), 0, 1);
        var time = new TimeOnly(_random.Int(13, 23), _random.Int(0, 59));
        return new CheckIn(
            id,
            new DateTimeOffset(_today.AddDays(-daysAgo), time, TimeSpan.Zero),
            EngagementAt(daysAgo, wellbeing),
            Craving: (int)Math.Round(9 - (8 * wellbeing)),
            Mood: (int)Math.Round(1 + (8 * wellbeing)),
            number % 4 == 0 ? [.. Enumerable.Range(0, BarcQuestions).Select(_ => Answer(wellbeing))] : null,
            _random.Bool(0.35f) ? _random.ArrayElement(wellbeing > 0.5 ? GoodDays : HardDays) : null);
    }

    private double Wellbeing(int daysAgo)
    {
        var progress = 1 - (daysAgo / (double)Days);
        return _kind switch
        {
            Kind.Steady => 0.55 + (0.3 * progress),
            Kind.Slip => daysAgo is > 18 and < 35 ? 0.2 : 0.5 + (0.25 * progress),
            Kind.Drifting => 0.6 - (0.45 * progress),
            Kind.New => 0.3 + (0.3 * progress),
        };
    }

    private string EngagementAt(int daysAgo, double wellbeing)
    {
        if (_kind == Kind.Drifting && daysAgo < 14) return "lost-contact";
        return wellbeing < 0.4 ? "at-risk" : "engaged";
    }

    private int Answer(double wellbeing) =>
        Math.Clamp((int)Math.Round(1 + (5 * wellbeing) + _random.Double(-1, 1)), 1, 6);
}
