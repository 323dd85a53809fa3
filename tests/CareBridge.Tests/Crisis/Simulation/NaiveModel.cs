using CareBridge.Contracts.Crisis;
using CareBridge.Crisis.Domain;

namespace CareBridge.Tests.Crisis.Simulation;

/// <summary>
/// What must have happened, told from nothing but the stories and the pages: it knows the rules in words, and none of
/// the code that keeps them.
/// </summary>
internal sealed class NaiveModel(CrisisYear year)
{
    private readonly NaiveRota _rota = new(year.Plan, year.Absences);

    public List<string> Faults { get; } = [];

    public int Waits { get; private set; }

    /// <summary>How often nothing was heard of whoever had it.</summary>
    public int Missed { get; private set; }

    public void Judge()
    {
        var pages = year.Pages.ToLookup(page => page.EscalationId);
        foreach (var file in year.Cases)
        {
            var story = file.Escalation.Story;
            Owners(file, story);
            Silences(file, story);
            var answers = pages[file.Escalation.Id]
                .Where(page => page.FollowUpId is null && page.Purpose is PagePurpose.Answer or PagePurpose.Alarm)
                .ToList();
            foreach (var (from, until) in Waiting(story)) Climb(file, story, answers, from, until);
            FollowUps(file, [.. pages[file.Escalation.Id].Where(page => page.FollowUpId is not null)]);
        }
        NothingLost();
    }

    /// <summary>Somebody has it after each line, whoever was to have it.</summary>
    private void Owners(CaseFile file, IReadOnlyList<EscalationEntry> story)
    {
        Guid? owner = null;
        foreach (var (index, line) in story.Index())
        {
            if (line.Version != index + 1) Fault(file, $"line {index} has version {line.Version}");
            if (line.Kind == EntryKind.Acknowledged && owner is not null) Fault(file, "taken from its owner");
            if (line.Kind is EntryKind.Acknowledged or EntryKind.HandOverAccepted) owner = line.ActorId;
            if (line.Kind is EntryKind.Returned or EntryKind.ContactMissed) owner = null;
            if (line.OwnerId != owner) Fault(file, $"{line.Kind} left it with another");
            if (line.OwnerId is null && line.CrisisTeamId is null) Fault(file, $"{line.Kind} left it with nobody");
        }
        if (file.Escalation.IsOpen) Fault(file, "never ended");
    }

    /// <summary>Whoever has it is heard of in time, or has it no more: until they have reached the person, and again
    /// when it is raised once more or found to be graver.</summary>
    private void Silences(CaseFile file, IReadOnlyList<EscalationEntry> story)
    {
        EscalationEntry? before = null;
        DateTimeOffset? due = null;
        foreach (var line in story)
        {
            if (line.At > (due is { } last ? Late(last) : line.At)) Fault(file, $"nothing heard by {due}");
            if (line.Kind == EntryKind.ContactMissed)
            {
                Missed++;
                if (due is null || line.At < due - CrisisYear.Slack) Fault(file, "taken back too soon");
            }
            var isNews = line.Kind == EntryKind.Repeated || line.Severity > before?.Severity;
            var next = line.At.AddMinutes(Silence(line.Severity));
            if (line.OwnerId is null || line.Status == EscalationStatus.Resolved) due = null;
            else if (line.OwnerId == line.ActorId) due = line.Status == EscalationStatus.InContact ? null : next;
            else if (isNews && (due is null || next < due)) due = next;
            before = line;
        }
    }

    private static int Silence(Severity severity) => severity switch
    {
        Severity.High => 15,
        Severity.Moderate => 30,
        Severity.Low => 60,
    };

    /// <summary>The times in which nobody had taken it.</summary>
    private static IEnumerable<(DateTimeOffset From, DateTimeOffset Until)> Waiting(
        IReadOnlyList<EscalationEntry> story)
    {
        DateTimeOffset? since = null;
        foreach (var line in story)
        {
            if (line.Kind is EntryKind.Raised or EntryKind.Returned or EntryKind.ContactMissed) since = line.At;
            if (line.Kind != EntryKind.Acknowledged) continue;
            yield return (since!.Value, line.At);
            since = null;
        }
    }

    private void Climb(
        CaseFile file,
        IReadOnlyList<EscalationEntry> story,
        List<CrisisPage> pages,
        DateTimeOffset from,
        DateTimeOffset until)
    {
        Waits++;
        var sent = pages
            .Where(page => page.PagedAt >= from - CrisisYear.Slack && page.PagedAt <= until + CrisisYear.Slack)
            .GroupBy(page => page.PagedAt).OrderBy(group => group.Key);
        var (tier, due) = (0, from);
        foreach (var step in sent)
        {
            if (step.Key < due - CrisisYear.Slack) Fault(file, $"paged {due - step.Key} too soon after tier {tier}");
            if (step.Key > Late(due)) Fault(file, $"paged {step.Key - due} too late after tier {tier}");
            var next = NextTier(tier, step.Key);
            var wanted = next is { } one ? _rota.At(one, step.Key) : [];
            var persons = step.Select(page => page.PersonId).OfType<Guid>().Order();
            if (!persons.SequenceEqual(wanted.Order())) Fault(file, $"others than those of tier {next} were paged");
            var isAlarm = next is null && tier > 0;
            if (step.Any(page => (page.Purpose == PagePurpose.Alarm) != isAlarm)) Fault(file, "alarm or not?");
            var wait = isAlarm ? 10 : Minutes(SeverityAt(story, step.Key), next ?? 1);
            tier = next ?? Math.Max(tier, _rota.Tiers);
            due = step.Key.AddMinutes(wait);
            // Once it is graver the shorter time holds, from when it is known.
            var found = SeverityAt(story, step.Key);
            var graver = story.FirstOrDefault(line => line.At > step.Key && line.Severity > found);
            while (graver is not null && graver.At < due)
            {
                var sooner = step.Key.AddMinutes(Minutes(graver.Severity, tier));
                var known = graver.At > sooner ? graver.At : sooner;
                due = known < due ? known : due;
                graver = story.FirstOrDefault(line => line.At > graver.At && line.Severity > graver.Severity);
            }
        }
        if (until > Late(due)) Fault(file, $"nobody was paged at {due} and it was taken at {until}");
    }

    /// <summary>What came due while nothing ran is done as soon as something does.</summary>
    private DateTimeOffset Late(DateTimeOffset due)
    {
        var latest = due + CrisisYear.Slack;
        foreach (var (begin, end) in year.Outages)
        {
            if (begin <= latest && end > due - CrisisYear.Slack && end + CrisisYear.Slack > latest)
                latest = end + CrisisYear.Slack;
        }
        return latest;
    }

    private int? NextTier(int tier, DateTimeOffset at)
    {
        for (var next = tier + 1; next <= _rota.Tiers; next++)
        {
            if (_rota.At(next, at).Count > 0) return next;
        }
        return null;
    }

    private static Severity SeverityAt(IReadOnlyList<EscalationEntry> story, DateTimeOffset at) =>
        story.Last(line => line.At <= at || line.Version == 1).Severity;

    private static int Minutes(Severity severity, int tier) => (severity, Math.Min(tier, 3)) switch
    {
        (Severity.High, 1) => 2,
        (Severity.High, 2) => 5,
        (Severity.High, _) => 10,
        (Severity.Moderate, 1) => 5,
        (Severity.Moderate, 2) => 10,
        (Severity.Moderate, _) => 15,
        (Severity.Low, 1) => 15,
        (Severity.Low, 2) => 30,
        (Severity.Low, _) => 60,
    };

    private void FollowUps(CaseFile file, List<CrisisPage> pages)
    {
        var end = file.Escalation.ResolvedAt;
        if (end is null) return;
        var planned = file.FollowUps.Select(one => one.PlannedFor - end.Value).Order();
        if (!planned.SequenceEqual([TimeSpan.FromHours(24), TimeSpan.FromHours(72)])) Fault(file, "follow-ups");
        foreach (var followUp in file.FollowUps)
        {
            if (followUp.DoneAt is null) Fault(file, $"follow-up after {followUp.HoursAfter} hours never made");
            var paged = pages.Where(page => page.FollowUpId == followUp.Id).ToList();
            var isLate = followUp.DoneAt > Late(followUp.PlannedFor);
            if (isLate && paged.Count == 0) Fault(file, "a late follow-up was not paged for");
            if (paged.Count > 0 && paged.Min(page => page.PagedAt) < followUp.PlannedFor - CrisisYear.Slack)
                Fault(file, "a follow-up was paged for before its time");
        }
    }

    /// <summary>Each that was raised is one escalation, or part of the one that was open then.</summary>
    private void NothingLost()
    {
        foreach (var report in year.Reports)
        {
            var file = year.CaseOf(report);
            var isFirst = report.Id == report.EscalationId;
            var lines = file.Escalation.Story.Count(line => line.SourceId == report.Id);
            if (lines != (isFirst ? 0 : 1)) Fault(file, $"{report.Id} has {lines} lines");
            if (report.At > file.Escalation.ResolvedAt + CrisisYear.Slack)
                Fault(file, $"{report.Id} joined what had ended");
        }
        var people = year.Cases.GroupBy(
            one => (one.Escalation.RaisingOrganizationId, one.Escalation.ParticipantId));
        foreach (var cases in people)
        {
            var ordered = cases.OrderBy(one => one.Escalation.RaisedAt).ToList();
            foreach (var (earlier, later) in ordered.Zip(ordered.Skip(1)))
            {
                if (earlier.Escalation.ResolvedAt > later.Escalation.RaisedAt + CrisisYear.Slack)
                    Fault(later, "raised beside one that was open");
            }
        }
    }

    private void Fault(CaseFile file, string what) => Faults.Add($"{file.Escalation.Id}: {what}");
}
