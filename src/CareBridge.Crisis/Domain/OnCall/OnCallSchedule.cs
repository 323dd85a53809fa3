using CareBridge.Platform.Domain;

namespace CareBridge.Crisis.Domain.OnCall;

/// <summary>Who is on call when: the plan, with what was changed for a while and who is away.</summary>
/// <param name="overrides">Those that were not withdrawn.</param>
/// <param name="absences">Those that were not withdrawn.</param>
/// <param name="gone">Who works there no more.</param>
internal sealed class OnCallSchedule(
    OnCallPlan plan,
    IReadOnlyCollection<Override> overrides,
    IReadOnlyCollection<Absence> absences,
    IReadOnlySet<Guid> gone)
{
    private readonly LocalClock _clock = new(plan.TimeZone);

    public int Tiers => plan.Tiers.Count;

    /// <param name="tier">From 1.</param>
    public IReadOnlyList<Guid> At(int tier, DateTimeOffset at)
    {
        List<Guid> instead =
        [
            .. overrides.Where(one => one.Tier == tier && one.From <= at && at < one.Until && IsThere(one.PersonId, at))
                .Select(one => one.PersonId).Distinct().Order(),
        ];
        if (instead.Count > 0) return instead;
        return plan.Tiers[tier - 1] switch
        {
            { Rotation: { } rotation } => rotation.TurnAt(at, _clock) is { } turn
                ? [.. rotation.OrderOf(turn).Where(person => IsThere(person, at)).Take(1)]
                : [],
            { Members: var members } => [.. members!.Where(person => IsThere(person, at))],
        };
    }

    /// <summary>Without a break from one time to the other, in order.</summary>
    public IReadOnlyList<Shift> Shifts(int tier, DateTimeOffset from, DateTimeOffset until)
    {
        var shifts = new List<Shift>();
        var edges = Edges(tier, from, until);
        foreach (var (begin, end) in edges.Zip(edges.Skip(1)))
        {
            var persons = At(tier, begin);
            if (shifts is [.., var last] && last.Persons.SequenceEqual(persons)) shifts[^1] = last with { Until = end };
            else shifts.Add(new Shift(tier, begin, end, persons));
        }
        return shifts;
    }

    /// <summary>When nobody is, or fewer than the tier's minimum.</summary>
    public IReadOnlyList<Shift> Gaps(DateTimeOffset from, DateTimeOffset until) =>
    [
        .. Enumerable.Range(1, Tiers).SelectMany(tier => Shifts(tier, from, until))
            .Where(shift => shift.Persons.Count < plan.Tiers[shift.Tier - 1].Minimum)
            .OrderBy(shift => shift.From).ThenBy(shift => shift.Tier),
    ];

    private List<DateTimeOffset> Edges(int tier, DateTimeOffset from, DateTimeOffset until)
    {
        var handOffs = plan.Tiers[tier - 1].Rotation?.HandOffs(from, until, _clock) ?? [];
        var changes = overrides.Where(one => one.Tier == tier).SelectMany(one => new[] { one.From, one.Until })
            .Concat(absences.SelectMany(one => new[] { one.From, one.Until }));
        return
        [
            .. handOffs.Concat(changes).Where(edge => edge > from && edge < until)
                .Concat([from, until]).Distinct().Order(),
        ];
    }

    private bool IsThere(Guid person, DateTimeOffset at) => !gone.Contains(person)
        && !absences.Any(one => one.PersonId == person && one.From <= at && at < one.Until);
}
