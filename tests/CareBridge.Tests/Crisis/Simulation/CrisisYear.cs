using CareBridge.Crisis.Domain;
using CareBridge.Crisis.Domain.OnCall;

namespace CareBridge.Tests.Crisis.Simulation;

/// <summary>
/// A year of a crisis team: what is kept, two instances that look after it and stand still now and then, and the time
/// in which everything happens. The clocks of the instances are not quite right.
/// </summary>
internal sealed class CrisisYear
{
    public static readonly DateTimeOffset Begin = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);

    /// <summary>A poll, and how far a clock is off.</summary>
    public static readonly TimeSpan Slack = TimeSpan.FromSeconds(6);

    private readonly PriorityQueue<Action, (DateTimeOffset At, long Number)> _events = new();
    private readonly Dictionary<Guid, Report> _reports = [];
    private readonly Dictionary<(Guid Organization, Guid Participant), Guid> _open = [];
    private readonly Dictionary<Guid, CaseFile> _cases = [];
    private readonly Dictionary<Guid, CrisisPage> _pages = [];
    private readonly Random _chance;
    private long _number;

    public CrisisYear(int seed)
    {
        _chance = new Random(seed);
        Staff = [.. Enumerable.Range(0, 12).Select(_ => Id())];
        Plan = OnCallPlan.Of(Id());
        Plan.Replace(
            "America/New_York",
            [
                new Tier(new Rotation([.. Staff.Take(5)], new DateOnly(2025, 12, 29), new TimeOnly(9, 0), 7), null),
                // In the hour that comes twice in November.
                new Tier(
                    new Rotation([.. Staff.Skip(5).Take(4)], new DateOnly(2025, 12, 1), new TimeOnly(1, 30), 1), null),
                new Tier(null, [.. Staff.Skip(9)]),
            ],
            PagingWaits.Default,
            Staff[0],
            Begin);
        Absences = [.. Enumerable.Range(0, 150).Select(_ => Away())];
        for (var at = Begin; at < Begin.AddDays(420); at += TimeSpan.FromHours(_chance.Next(1, 72)))
            Outages.Add((at, at + TimeSpan.FromMinutes(Math.Pow(_chance.NextDouble(), 4) * 60)));
    }

    public DateTimeOffset Now { get; private set; } = Begin;

    public IReadOnlyList<Guid> Staff { get; }

    public OnCallPlan Plan { get; }

    public IReadOnlyList<Absence> Absences { get; }

    /// <summary>When no instance was alive, or every clock jumped.</summary>
    public List<(DateTimeOffset From, DateTimeOffset Until)> Outages { get; } = [];

    public List<CaseFile> Cases { get; } = [];

    /// <summary>Every page that was sent, open or closed.</summary>
    public List<CrisisPage> Pages { get; } = [];

    public IReadOnlyCollection<Report> Reports => _reports.Values;

    /// <summary>Called with each page when it is sent.</summary>
    public Action<CaseFile, CrisisPage> OnPage { get; set; } = (_, _) => { };

    private OnCallSchedule Schedule => new(Plan, [], Absences, new HashSet<Guid>());

    public Guid Id()
    {
        var bytes = new byte[16];
        _chance.NextBytes(bytes);
        return new Guid(bytes);
    }

    public CaseFile CaseOf(Report report) => _cases[report.EscalationId];

    public void At(DateTimeOffset at, Action what) => _events.Enqueue(what, (at > Now ? at : Now, ++_number));

    public void Run()
    {
        while (_events.TryDequeue(out var what, out var when))
        {
            Now = when.At > Now ? when.At : Now;
            what();
        }
    }

    /// <summary>As the service takes it, however often it is sent.</summary>
    public void Raise(Report report)
    {
        if (_reports.ContainsKey(report.Id)) return;
        var key = (report.OrganizationId, report.ParticipantId);
        if (_open.TryGetValue(key, out var open))
        {
            var joined = _cases[open];
            report.Enter(open);
            _reports.Add(report.Id, report);
            Save(joined, file => file.Repeat(report, Plan.Waits), report.At);
            return;
        }
        var escalation = Escalation.Raise(report.Id, report.Concern, report.RaisedBy, Plan.TeamId, report.At);
        report.Enter(escalation.Id);
        _reports.Add(report.Id, report);
        _open.Add(key, report.Id);
        var begun = CaseFile.Begin(escalation, report.At);
        Cases.Add(begun);
        _cases.Add(report.Id, begun);
        Save(begun, _ => { }, report.At);
    }

    /// <summary>Somebody does something to a case; all that follows is kept, and every timer is set anew.</summary>
    public void Save(CaseFile file, Action<CaseFile> act, DateTimeOffset at)
    {
        act(file);
        file.Settle(at);
        foreach (var page in file.Pages)
        {
            if (!_pages.TryAdd(page.Id, page))
            {
                // As the store would refuse.
                if (_pages[page.Id] != page) throw new InvalidOperationException($"{page.Id} was sent twice");
                continue;
            }
            Pages.Add(page);
            if (page.ClosedAt is null) OnPage(file, page);
        }
        // What is closed is not read again.
        file.Pages.RemoveAll(page => page.ClosedAt is not null);
        var escalation = file.Escalation;
        var key = (escalation.RaisingOrganizationId, escalation.ParticipantId);
        // Its follow-ups go on while another may be open.
        if (!escalation.IsOpen && _open.GetValueOrDefault(key) == escalation.Id) _open.Remove(key);
        foreach (var ladder in file.Ladders.Where(ladder => ladder.IsClimbing)) Look(ladder.NextAt!.Value, file);
        var dues = file.FollowUps.Select(one => one.DueAt).Append(escalation.HandOverUntil)
            .Append(escalation.ContactDueAt);
        foreach (var due in dues.OfType<DateTimeOffset>()) Look(due, file);
    }

    public bool IsDown(DateTimeOffset at) => Outages.Exists(one => one.From <= at && at < one.Until);

    /// <summary>What an instance's clock shows.</summary>
    public DateTimeOffset Clock() => Now + TimeSpan.FromMilliseconds(_chance.Next(-2000, 2000));

    /// <summary>Both instances find it, at their next poll.</summary>
    private void Look(DateTimeOffset due, CaseFile file)
    {
        for (var instance = 0; instance < 2; instance++)
            At(due + TimeSpan.FromMilliseconds(_chance.Next(2000, 3000)), () => Tend(file));
    }

    private void Tend(CaseFile file)
    {
        if (IsDown(Now))
        {
            At(Outages.First(one => one.From <= Now && Now < one.Until).Until, () => Tend(file));
            return;
        }
        var at = Clock();
        var isDue = file.Ladders.Exists(ladder => ladder.IsDue(at))
            || file.FollowUps.Exists(one => one.DueAt <= at) || file.Escalation.HandOverUntil <= at
            || file.Escalation.ContactDueAt <= at;
        if (!isDue)
        {
            var next = file.Ladders.Select(ladder => ladder.NextAt).Concat(file.FollowUps.Select(one => one.DueAt))
                .Append(file.Escalation.HandOverUntil).Append(file.Escalation.ContactDueAt)
                .Where(due => due is not null).Min();
            // It is not yet that time by this clock.
            if (next - Now < Slack) At(Now + TimeSpan.FromSeconds(1), () => Tend(file));
            return;
        }
        Save(
            file,
            one =>
            {
                one.Tend(at);
                foreach (var ladder in one.Ladders.ToList()) one.Page(ladder, Schedule, Plan.Waits, at);
            },
            at);
    }

    private Absence Away()
    {
        var from = Begin.AddHours(_chance.Next(0, 365 * 24));
        return new Absence
        {
            Id = Id(),
            TeamId = Plan.TeamId,
            PersonId = Staff[_chance.Next(Staff.Count)],
            From = from,
            Until = from.AddHours(_chance.Next(4, 240)),
            MadeBy = Staff[0],
        };
    }
}
