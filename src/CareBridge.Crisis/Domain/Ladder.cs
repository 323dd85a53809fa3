namespace CareBridge.Crisis.Domain;

/// <summary>
/// Who is paged next, and when: tier after tier until somebody answers. The row is its own timer: whichever instance is
/// alive finds it when it is due, and of several one saves.
/// </summary>
internal sealed class Ladder
{
    private Ladder()
    {
    }

    /// <summary>The escalation's, or the follow-up's.</summary>
    public Guid Id { get; private init; }

    public Guid EscalationId { get; private init; }

    /// <summary>Null when it is the escalation itself that waits.</summary>
    public Guid? FollowUpId { get; private init; }

    /// <summary>How often it began; again when whoever had answered works there no more.</summary>
    public int Round { get; private set; }

    /// <summary>The last that was paged; 0 before the first.</summary>
    public int Tier { get; private set; }

    public int Alarms { get; private set; }

    /// <summary>When the last were paged.</summary>
    public DateTimeOffset? PagedAt { get; private set; }

    /// <summary>Null when somebody has answered.</summary>
    public DateTimeOffset? NextAt { get; private set; }

    /// <summary>The concurrency token.</summary>
    public long Version { get; private set; } = 1;

    public bool IsClimbing => NextAt is not null;

    public static Ladder For(Escalation escalation, DateTimeOffset at) =>
        new() { Id = escalation.Id, EscalationId = escalation.Id, Round = 1, NextAt = at };

    public static Ladder For(FollowUp followUp, DateTimeOffset at) => new()
    {
        Id = followUp.Id,
        EscalationId = followUp.EscalationId,
        FollowUpId = followUp.Id,
        Round = 1,
        NextAt = at,
    };

    public bool IsDue(DateTimeOffset at) => NextAt <= at;

    /// <summary>From its first tier on, once more.</summary>
    public void BeginAgain(DateTimeOffset at)
    {
        if (!IsClimbing) Restart(at);
    }

    /// <summary>Others answer now than were paged.</summary>
    public void Restart(DateTimeOffset at)
    {
        (Round, Tier, Alarms, PagedAt, NextAt) = (Round + 1, 0, 0, null, at);
        Version++;
    }

    public void Take(PagingStep step, DateTimeOffset at)
    {
        Tier = step.Tier;
        if (step.IsAlarm) Alarms++;
        (PagedAt, NextAt) = (at, at + step.Wait);
        Version++;
    }

    /// <summary>There is nobody to page yet.</summary>
    public void PutOff(DateTimeOffset until)
    {
        NextAt = until;
        Version++;
    }

    /// <summary>It has become worse: who is paged next is paged as soon as they would have been had it been so from
    /// the start. Whoever just pages the first must not do so by what was known before.</summary>
    public void Hasten(TimeSpan wait)
    {
        if (NextAt is not { } next) return;
        if (PagedAt is { } paged)
        {
            if (paged + wait >= next) return;
            NextAt = paged + wait;
        }
        Version++;
    }

    public void End()
    {
        if (!IsClimbing) return;
        NextAt = null;
        Version++;
    }
}
