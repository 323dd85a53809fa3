using CareBridge.Contracts;
using CareBridge.Contracts.Aftercare;
using CareBridge.Platform.Domain;

namespace CareBridge.Aftercare.Domain;

/// <summary>Something a participant wants to reach, theirs or that of whoever works on it with them.</summary>
internal sealed class Goal : Aggregate, ISorted, IHeldRecord
{
    private static readonly Lifecycle<GoalStatus> Lifecycle = new(
        (GoalStatus.Active,
            [GoalStatus.OnHold, GoalStatus.Completed, GoalStatus.Cancelled, GoalStatus.EnteredInError]),
        (GoalStatus.OnHold,
            [GoalStatus.Active, GoalStatus.Completed, GoalStatus.Cancelled, GoalStatus.EnteredInError]),
        (GoalStatus.Completed, [GoalStatus.Active, GoalStatus.EnteredInError]),
        (GoalStatus.Cancelled, [GoalStatus.Active, GoalStatus.EnteredInError]));

    private Goal()
    {
    }

    public Guid ParticipantId { get; private init; }

    public Guid OrganizationId { get; private init; }

    public Guid WrittenBy { get; private init; }

    public GoalStatus Status { get; private set; }

    public GoalAchievement Achievement { get; private set; }

    public StepOwner Owner { get; private set; }

    public Guid? OwnerId { get; private set; }

    public DateOnly? StartsOn { get; private set; }

    public DateOnly? TargetOn { get; private set; }

    /// <summary>A sealed <see cref="GoalText"/>.</summary>
    public SealedContent Text { get; private set; } = null!;

    public DateTimeOffset WrittenAt { get; private init; }

    public string SortKey { get; private init; } = null!;

    public static Goal Write(
        Guid id, Guid participantId, Guid organizationId, GoalContent content, Guid writtenBy, ISeal seal,
        DateTimeOffset at)
    {
        var goal = new Goal
        {
            Id = id,
            ParticipantId = participantId,
            OrganizationId = organizationId,
            WrittenBy = writtenBy,
            WrittenAt = at,
            SortKey = Platform.Domain.SortKey.Of(at, id),
        };
        goal.Keep(content, seal, at);
        return goal;
    }

    public GoalContent Open(ISeal seal) => new(seal.Open<GoalText>(Text).Words, Owner, OwnerId, StartsOn, TargetOn);

    /// <exception cref="RefusedException">It is not to be reached any more.</exception>
    public void Rewrite(GoalContent content, ISeal seal, DateTimeOffset at)
    {
        if (content == Open(seal)) return;
        RequireOpen();
        Keep(content, seal, at);
    }

    /// <summary>How far it is: it says nothing about an end.</summary>
    /// <exception cref="RefusedException">It is not to be reached any more.</exception>
    public void Progress(GoalAchievement achievement, DateTimeOffset at)
    {
        if (Achievement == achievement) return;
        RequireOpen();
        Achievement = achievement;
        Changed(at);
    }

    /// <exception cref="RefusedException">It cannot take this status.</exception>
    public void MoveTo(GoalStatus next, DateTimeOffset at)
    {
        if (Status == next) return;
        Status = Lifecycle.Move(Status, next);
        Achievement = next switch
        {
            GoalStatus.Completed => GoalAchievement.Achieved,
            GoalStatus.Active when Achievement == GoalAchievement.Achieved => GoalAchievement.InProgress,
            _ => Achievement,
        };
        Changed(at);
    }

    public override object ToMessage(ISeal seal) => new GoalChanged
    {
        GoalId = Id,
        Version = Version,
        ParticipantId = ParticipantId,
        OrganizationId = OrganizationId,
        Status = Status,
        Achievement = Achievement,
        Owner = Owner,
        OwnerId = OwnerId,
        StartsOn = StartsOn,
        TargetOn = TargetOn,
        Text = Text,
        ChangedAt = ChangedAt,
    };

    private void Keep(GoalContent content, ISeal seal, DateTimeOffset at)
    {
        Text = seal.Seal(new GoalText(content.Words));
        Owner = content.Owner;
        OwnerId = content.OwnerId;
        StartsOn = content.StartsOn;
        TargetOn = content.TargetOn;
        Changed(at);
    }

    private void RequireOpen()
    {
        if (Status is not (GoalStatus.Active or GoalStatus.OnHold))
            throw new RefusedException("goal-closed", "It is completed, cancelled or an error; reopen it first.");
    }
}

internal sealed record GoalContent(
    string Words, StepOwner Owner, Guid? OwnerId, DateOnly? StartsOn, DateOnly? TargetOn);
