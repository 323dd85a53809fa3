using CareBridge.Contracts.Crisis;
using CareBridge.Crisis.Domain.OnCall;

namespace CareBridge.Crisis.Domain;

/// <summary>
/// An escalation with everything that follows from how it stands: who is paged for it, and who asks after the
/// participant when it is over. Whatever changes one of them ends with <see cref="Settle"/>.
/// </summary>
internal sealed class CaseFile(Escalation escalation)
{
    /// <summary>How often it is looked whether there is a team to go to.</summary>
    private static readonly TimeSpan UnroutedInterval = TimeSpan.FromSeconds(30);

    public Escalation Escalation { get; } = escalation;

    /// <summary>Its own, and those of follow-ups that were not made.</summary>
    public List<Ladder> Ladders { get; } = [];

    /// <summary>Those that are not closed.</summary>
    public List<CrisisPage> Pages { get; } = [];

    public List<FollowUp> FollowUps { get; } = [];

    /// <summary>A case that was just raised.</summary>
    public static CaseFile Begin(Escalation escalation, DateTimeOffset at) =>
        new(escalation) { Ladders = { Ladder.For(escalation, at) } };

    /// <summary>It was raised once more. Whoever has it is told; else the next tier may be due sooner.</summary>
    public void Repeat(Report report, PagingWaits waits)
    {
        Escalation.Repeat(report);
        if (Escalation.OwnerId is not null) Add(CrisisPage.Repeated(Escalation, report));
        else Hasten(waits);
    }

    /// <summary>A responder has asked; it may be worse than was thought.</summary>
    public void AddScreen(Report report, PagingWaits waits)
    {
        Escalation.AddScreen(report);
        Hasten(waits);
    }

    public void RaiseSeverity(Severity severity, Guid responderId, PagingWaits waits, DateTimeOffset at)
    {
        Escalation.RaiseSeverity(severity, responderId, at);
        Hasten(waits);
    }

    private void Hasten(PagingWaits waits)
    {
        foreach (var ladder in Ladders.Where(ladder => ladder.FollowUpId is null))
            ladder.Hasten(waits.Of(Escalation.Severity, Math.Max(ladder.Tier, 1)));
    }

    /// <summary>Pages whoever is next on a ladder that is due.</summary>
    /// <param name="schedule">The team's; null where it has none.</param>
    /// <returns>Null when it was not time.</returns>
    public PagingStep? Page(Ladder ladder, OnCallSchedule? schedule, PagingWaits waits, DateTimeOffset at)
    {
        if (!ladder.IsDue(at)) return null;
        var step = PagingStep.Next(ladder, schedule, waits, Escalation.Severity, at);
        Take(step, ladder, at);
        if (!step.IsAlarm && Escalation.Status == EscalationStatus.Raised) Escalation.Notify(at);
        return step;
    }

    /// <summary>No team is known to take it: the operators have it, and are alarmed until one is.</summary>
    public void PageOperators(Ladder ladder, DateTimeOffset at)
    {
        if (!ladder.IsDue(at)) return;
        if (at - ladder.PagedAt < TimeSpan.FromMinutes(PagingWaits.Default.AlarmAgain))
        {
            ladder.PutOff(at + UnroutedInterval);
            return;
        }
        var step = new PagingStep(Tier: 0, [], IsAlarm: true, UnroutedInterval);
        Take(step, ladder, at);
    }

    /// <summary>What nobody has done in time.</summary>
    public void Tend(DateTimeOffset at)
    {
        Escalation.ExpireHandOver(at);
        Escalation.MissContact(at);
        foreach (var followUp in FollowUps) followUp.Miss(at);
    }

    /// <summary>Somebody works there no more.</summary>
    public void Lose(Guid responderId, DateTimeOffset at)
    {
        Escalation.Lose(responderId, at);
        foreach (var followUp in FollowUps) followUp.Lose(responderId, at);
    }

    /// <summary>The team that had it has left the network.</summary>
    /// <param name="crisisTeamId">Null while no other is known; what is left of one that is over then stays where it
    /// is, and its alarms tell of it.</param>
    public void Reroute(Guid? crisisTeamId, DateTimeOffset at)
    {
        if (!Escalation.IsOpen && crisisTeamId is null) return;
        Escalation.Reroute(crisisTeamId, at);
        foreach (var followUp in FollowUps) followUp.Reroute(crisisTeamId!.Value, at);
        foreach (var ladder in Ladders.Where(ladder => ladder.IsClimbing)) ladder.Restart(at);
    }

    public void Settle(DateTimeOffset at)
    {
        if (!Escalation.IsOpen && FollowUps.Count == 0) FollowUps.AddRange(FollowUp.After(Escalation, at));
        foreach (var ladder in Ladders.Where(ladder => ladder.FollowUpId is null))
        {
            if (Escalation.IsWaiting) ladder.BeginAgain(at);
            else ladder.End();
        }
        foreach (var followUp in FollowUps) Settle(followUp, at);
        if (Escalation.HandOverTo is not null) Add(CrisisPage.HandOver(Escalation));
        foreach (var page in Pages.Where(page => !page.IsNeeded(Escalation, FollowUpOf(page)))) page.Close(at);
    }

    private void Take(PagingStep step, Ladder ladder, DateTimeOffset at)
    {
        ladder.Take(step, at);
        // The operators have one alarm before them, the latest, however long it goes on.
        var earlier = Pages.Where(page => step.IsAlarm && page.IsAlarmOf(ladder));
        foreach (var alarm in earlier) alarm.Close(at);
        foreach (var page in CrisisPage.Of(step, ladder, Escalation, at)) Add(page);
    }

    /// <summary>One that is there already is not made again: either it is still what it was for, or another instance
    /// has made it since the rest was read, and the save tells who was first.</summary>
    private void Add(CrisisPage page)
    {
        if (!Pages.Exists(there => there.Id == page.Id)) Pages.Add(page);
    }

    private void Settle(FollowUp followUp, DateTimeOffset at)
    {
        var ladder = Ladders.Find(one => one.FollowUpId == followUp.Id);
        if (followUp.Status != FollowUpStatus.Overdue) ladder?.End();
        else if (ladder is null) Ladders.Add(Ladder.For(followUp, at));
        else ladder.BeginAgain(at);
    }

    private FollowUp? FollowUpOf(CrisisPage page) => FollowUps.Find(one => one.Id == page.FollowUpId);
}
