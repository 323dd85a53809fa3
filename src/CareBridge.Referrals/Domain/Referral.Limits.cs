using CareBridge.Contracts.Referrals;

namespace CareBridge.Referrals.Domain;

/// <summary>Who answers for it on each side, and what happens when nobody does anything.</summary>
internal sealed partial class Referral
{
    public Guid? ReferringOwnerId { get; private set; }

    public Guid? ReceivingOwnerId { get; private set; }

    /// <summary>What is waited for; null when nothing is.</summary>
    public ReferralDue? Due { get; private set; }

    /// <summary>When somebody is reminded or, after that, somebody else answers for it.</summary>
    public DateTimeOffset? DueAt { get; private set; }

    /// <summary>
    /// What the stage waits for, where the day by which it is needed comes before it: that comes after it then.
    /// </summary>
    public ReferralDue? NextDue { get; private set; }

    public DateTimeOffset? NextDueAt { get; private set; }

    /// <summary>When somebody was reminded of <see cref="Due"/>.</summary>
    public DateTimeOffset? RemindedAt { get; private set; }

    /// <summary>The day by which it is needed has had its reminder; one is enough.</summary>
    public bool NeedTold { get; private set; }

    /// <summary>Of which side something is waited for; null when nothing is.</summary>
    public Side? Awaits => Due is { } due ? Awaited(due) : null;

    /// <summary>Whom a limit that has passed is about; null when none has.</summary>
    public (Side Side, Guid OrganizationId, Guid? OwnerId)? Overdue(DateTimeOffset at)
    {
        if (Due is not { } due || DueAt is not { } dueAt || dueAt > at) return null;
        var side = Awaited(due);
        return (side, OrganizationOf(side), OwnerOf(side));
    }

    /// <summary>The limit has passed: the owner is reminded; later somebody else is the owner.</summary>
    /// <param name="next">Who would be; null when there is nobody: it is everybody's there then.</param>
    public void Press(Guid? next, Act act)
    {
        if (Overdue(act.At) is not { } overdue) return;
        if (RemindedAt is null)
        {
            RemindedAt = act.At;
            NeedTold |= Due == ReferralDue.NeededBy;
            DueAt = act.At + act.Limits.ByPriority[Priority].PassOn;
            Note(act, ReferralAction.Reminded, ownerId: overdue.OwnerId);
            return;
        }
        SetOwner(overdue.Side, next);
        DueAt = null;
        Note(act, ReferralAction.PassedOn, ownerId: OwnerOf(overdue.Side));
        GoOn(act);
    }

    public void Assign(Guid ownerId, Act act)
    {
        SetOwner(act.Side, ownerId);
        Note(act, ReferralAction.Assigned, ownerId: ownerId);
    }

    public Guid? OwnerOf(Side side) => side == Side.Referring ? ReferringOwnerId : ReceivingOwnerId;

    private void SetOwner(Side side, Guid? ownerId)
    {
        if (side == Side.Referring) ReferringOwnerId = ownerId;
        else ReceivingOwnerId = ownerId;
    }

    /// <summary>
    /// The limit of the stage that begins, or the day by which it is needed, whichever comes first. Nobody is pressed
    /// to do what they may not look at.
    /// </summary>
    private void StartLimit(Act act)
    {
        RemindedAt = null;
        (Due, DueAt, NextDue, NextDueAt) = (null, null, null, null);
        if (WithheldSince is not null) return;
        if (Stage(act) is { } stage) (Due, DueAt) = (stage.Due, stage.At);
        if (Need(act) is { } need && !(DueAt <= need))
            (Due, DueAt, NextDue, NextDueAt) = (ReferralDue.NeededBy, need, Due, DueAt);
    }

    /// <summary>
    /// To the other limit, of the stage or of the day by which it is needed, unless that has had its turn: then what
    /// was waited for stays on record.
    /// </summary>
    private void GoOn(Act act)
    {
        if (NextDue is not null)
            (Due, DueAt, NextDue, NextDueAt, RemindedAt) = (NextDue, NextDueAt, null, null, null);
        else if (Need(act) is { } need)
            (Due, DueAt, RemindedAt) = (ReferralDue.NeededBy, need, null);
    }

    private (ReferralDue Due, DateTimeOffset At)? Stage(Act act)
    {
        var limits = act.Limits.ByPriority[Priority];
        return Status switch
        {
            ReferralStatus.Sent => (ReferralDue.Receive, act.At + limits.Receive),
            ReferralStatus.Received => (ReferralDue.Answer, act.At + limits.Answer),
            ReferralStatus.NeedsInfo => (ReferralDue.Inform, act.At + limits.Inform),
            ReferralStatus.Accepted or ReferralStatus.NoShow => (ReferralDue.Arrange, act.At + limits.Arrange),
            ReferralStatus.Scheduled when ContactAwaits is not null => (ReferralDue.Arrange, act.At + limits.Arrange),
            // Of a contact that the receiver arranged by itself nobody here knows the time.
            ReferralStatus.Scheduled => ContactEndsAt is { } end
                ? (ReferralDue.Record, end + limits.Record)
                : (ReferralDue.Record, act.At + limits.Arrange),
            ReferralStatus.InProgress => (ReferralDue.Close, act.At + limits.Close),
            ReferralStatus.Draft or ReferralStatus.AwaitingConsent or ReferralStatus.Declined
                or ReferralStatus.Completed or ReferralStatus.Cancelled => null,
        };
    }

    private DateTimeOffset? Need(Act act)
    {
        var counts = Status switch
        {
            ReferralStatus.AwaitingConsent or ReferralStatus.Sent or ReferralStatus.Received
                or ReferralStatus.NeedsInfo or ReferralStatus.Accepted or ReferralStatus.Scheduled
                or ReferralStatus.NoShow => true,
            ReferralStatus.Draft or ReferralStatus.Declined or ReferralStatus.InProgress or ReferralStatus.Completed
                or ReferralStatus.Cancelled => false,
        };
        return counts && !NeedTold && NeededBy is { } day
            ? new DateTimeOffset(day.ToDateTime(TimeOnly.MinValue), TimeSpan.Zero) - act.Limits.BeforeNeeded
            : null;
    }

    private Side Awaited(ReferralDue due) => due switch
    {
        ReferralDue.Inform => Side.Referring,
        ReferralDue.Receive or ReferralDue.Answer or ReferralDue.Record or ReferralDue.Close => Side.Receiving,
        ReferralDue.Arrange => ContactAwaits ?? Side.Receiving,
        ReferralDue.NeededBy => Status is ReferralStatus.AwaitingConsent or ReferralStatus.NeedsInfo
            ? Side.Referring
            : ContactAwaits ?? Side.Receiving,
    };
}
