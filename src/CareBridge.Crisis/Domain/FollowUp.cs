using CareBridge.Contracts;
using CareBridge.Platform.Domain;

namespace CareBridge.Crisis.Domain;

internal enum FollowUpStatus
{
    /// <summary>For whoever resolved the escalation.</summary>
    Planned,

    /// <summary>Not made in time: the team is paged for it.</summary>
    Overdue,

    /// <summary>Somebody of the team makes it now.</summary>
    Taken,
    Done,
}

internal enum FollowUpOutcome
{
    Safe,

    /// <summary>They get what they need; a crisis is raised anew where it is one.</summary>
    NeedsSupport,
    Declined,
    NotReached,
}

/// <summary>That somebody asks after a participant once the crisis is over.</summary>
internal sealed class FollowUp
{
    /// <summary>How long whoever takes a late one has to make it.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromHours(2);

    private static readonly int[] Hours = [24, 72];

    private static readonly Lifecycle<FollowUpStatus> Lifecycle = new(
        (FollowUpStatus.Planned, [FollowUpStatus.Overdue, FollowUpStatus.Taken, FollowUpStatus.Done]),
        (FollowUpStatus.Overdue, [FollowUpStatus.Taken, FollowUpStatus.Done]),
        (FollowUpStatus.Taken, [FollowUpStatus.Overdue, FollowUpStatus.Done]));

    private FollowUp()
    {
    }

    public Guid Id { get; private init; }

    public Guid EscalationId { get; private init; }

    public Guid CrisisTeamId { get; private set; }

    public bool IsDrill { get; private init; }

    public int HoursAfter { get; private init; }

    public FollowUpStatus Status { get; private set; }

    /// <summary>Who is to make it, or has; null is the team.</summary>
    public Guid? OwnerId { get; private set; }

    /// <summary>When it was to be made, as planned.</summary>
    public DateTimeOffset PlannedFor { get; private init; }

    /// <summary>When the team is paged unless it is done; null when it is done, or the team has been.</summary>
    public DateTimeOffset? DueAt { get; private set; }

    public DateTimeOffset? DoneAt { get; private set; }

    public FollowUpOutcome? Outcome { get; private set; }

    public SealedContent? Text { get; private set; }

    /// <summary>The concurrency token.</summary>
    public long Version { get; private set; } = 1;

    public static IEnumerable<FollowUp> After(Escalation escalation, DateTimeOffset at) => Hours.Select(
        hours => new FollowUp
        {
            Id = DerivedId.Of("follow-up", escalation.Id, $"{hours}"),
            EscalationId = escalation.Id,
            CrisisTeamId = escalation.CrisisTeamId!.Value,
            IsDrill = escalation.IsDrill,
            HoursAfter = hours,
            OwnerId = escalation.OwnerId,
            PlannedFor = at.AddHours(hours),
            DueAt = at.AddHours(hours),
        });

    /// <returns>Whether it was time.</returns>
    public bool Miss(DateTimeOffset at)
    {
        if (DueAt is not { } due || due > at) return false;
        MoveTo(FollowUpStatus.Overdue);
        (OwnerId, DueAt) = (null, null);
        return true;
    }

    /// <exception cref="RefusedException">Somebody else has it, or it is done.</exception>
    public void Take(Guid responderId, DateTimeOffset at)
    {
        if (Status == FollowUpStatus.Taken && OwnerId == responderId) return;
        if (Status == FollowUpStatus.Taken) throw new RefusedException("already-taken", "A colleague makes it.");
        if (Status == FollowUpStatus.Done) throw new RefusedException("already-done", "It is done.");
        MoveTo(FollowUpStatus.Taken);
        OwnerId = responderId;
        DueAt = at + Patience > PlannedFor ? at + Patience : PlannedFor;
    }

    /// <summary>Anybody of the team may have made it.</summary>
    /// <exception cref="RefusedException">It is done with another outcome.</exception>
    public void Finish(Guid responderId, FollowUpOutcome outcome, SealedContent? text, DateTimeOffset at)
    {
        if (Status == FollowUpStatus.Done && OwnerId == responderId && Outcome == outcome) return;
        if (Status == FollowUpStatus.Done) throw new RefusedException("already-done", "It is done.");
        MoveTo(FollowUpStatus.Done);
        (OwnerId, Outcome, Text, DoneAt, DueAt) = (responderId, outcome, text, at, null);
    }

    /// <summary>Whoever was to make it works there no more.</summary>
    public void Lose(Guid responderId, DateTimeOffset at)
    {
        if (Status == FollowUpStatus.Done || OwnerId != responderId) return;
        OwnerId = null;
        if (Status == FollowUpStatus.Taken) DueAt = at;
        Version++;
    }

    /// <summary>Another team makes it.</summary>
    public void Reroute(Guid crisisTeamId, DateTimeOffset at)
    {
        if (Status == FollowUpStatus.Done || CrisisTeamId == crisisTeamId) return;
        CrisisTeamId = crisisTeamId;
        OwnerId = null;
        if (Status == FollowUpStatus.Taken) DueAt = at;
        Version++;
    }

    private void MoveTo(FollowUpStatus next)
    {
        Status = Lifecycle.Move(Status, next);
        Version++;
    }
}
