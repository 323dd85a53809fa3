using CareBridge.Contracts.Referrals;
using CareBridge.Platform.Domain;

namespace CareBridge.Referrals.Domain;

/// <summary>How it moves.</summary>
internal sealed partial class Referral
{
    private static readonly Lifecycle<ReferralStatus> Lifecycle = new(
        (ReferralStatus.Draft, [ReferralStatus.AwaitingConsent, ReferralStatus.Sent, ReferralStatus.Cancelled]),
        (ReferralStatus.AwaitingConsent, [ReferralStatus.Sent, ReferralStatus.Cancelled]),
        (ReferralStatus.Sent,
        [
            ReferralStatus.Received,
            ReferralStatus.NeedsInfo,
            ReferralStatus.Accepted,
            ReferralStatus.Declined,
            ReferralStatus.AwaitingConsent,
            ReferralStatus.Cancelled,
        ]),
        (ReferralStatus.Received,
        [
            ReferralStatus.NeedsInfo,
            ReferralStatus.Accepted,
            ReferralStatus.Declined,
            ReferralStatus.AwaitingConsent,
            ReferralStatus.Cancelled,
        ]),
        (ReferralStatus.NeedsInfo,
        [
            ReferralStatus.Received,
            ReferralStatus.Accepted,
            ReferralStatus.Declined,
            ReferralStatus.AwaitingConsent,
            ReferralStatus.Cancelled,
        ]),
        (ReferralStatus.Accepted,
        [
            ReferralStatus.Scheduled,
            ReferralStatus.InProgress,
            ReferralStatus.NoShow,
            ReferralStatus.Completed,
            ReferralStatus.Cancelled,
        ]),
        (ReferralStatus.Scheduled,
        [
            ReferralStatus.Accepted,
            ReferralStatus.InProgress,
            ReferralStatus.NoShow,
            ReferralStatus.Completed,
            ReferralStatus.Cancelled,
        ]),
        (ReferralStatus.NoShow,
        [
            ReferralStatus.Accepted,
            ReferralStatus.Scheduled,
            ReferralStatus.InProgress,
            ReferralStatus.Completed,
            ReferralStatus.Cancelled,
        ]),
        (ReferralStatus.InProgress,
        [
            ReferralStatus.NoShow,
            ReferralStatus.Completed,
            ReferralStatus.Cancelled,
        ]));

    /// <summary>The version's own; the whole history is kept beside it.</summary>
    public ReferralAction LastAction { get; private set; }

    public Guid? LastActorId { get; private set; }

    /// <summary>Lets the draft go: to the receiving organization if consent permits, else into waiting.</summary>
    /// <exception cref="RefusedException">It is no draft any more.</exception>
    public void Submit(bool permitted, Act act)
    {
        if (Status != ReferralStatus.Draft)
            throw new RefusedException("illegal-transition", $"Only a draft can be submitted; it is {Status}.");
        if (permitted) Send(act);
        else AwaitConsent(act);
    }

    /// <summary>Opens it to the receiving organization.</summary>
    public void Send(Act act)
    {
        Status = Lifecycle.Move(Status, ReferralStatus.Sent);
        SentAt = act.At;
        Moved(act, ReferralAction.Sent);
    }

    /// <summary>Holds it back, or takes it back, until the participant's consent covers it.</summary>
    public void AwaitConsent(Act act)
    {
        var action = Status == ReferralStatus.Draft ? ReferralAction.Held : ReferralAction.TakenBack;
        Status = Lifecycle.Move(Status, ReferralStatus.AwaitingConsent);
        Moved(act, action);
    }

    /// <summary>
    /// Takes back what has not been accepted. What has been is in the receiver's hands, as is what is over: it stays as
    /// it is, and both sides see that it can no longer be looked at.
    /// </summary>
    /// <param name="permitted">Whether consent covers it now.</param>
    public void Follow(bool permitted, Act act)
    {
        switch (Status, permitted)
        {
            case (ReferralStatus.Sent or ReferralStatus.Received or ReferralStatus.NeedsInfo, false):
                AwaitConsent(act);
                break;
            case (ReferralStatus.AwaitingConsent, true):
                Send(act);
                break;
            case var _ when IsOpenToReceiver && permitted == WithheldSince is not null:
                WithheldSince = permitted ? null : act.At;
                StartLimit(act);
                Note(act, permitted ? ReferralAction.Released : ReferralAction.Withheld);
                break;
        }
    }

    /// <summary>The referring organization, or the participant, takes it back; until it is over. What the receiver
    /// could not look at any more it cannot look at afterwards either.</summary>
    public void Cancel(Act act)
    {
        if (Status == ReferralStatus.AwaitingConsent && SentAt is not null) WithheldSince = act.At;
        Status = Lifecycle.Move(Status, ReferralStatus.Cancelled);
        Moved(act, ReferralAction.Cancelled);
    }

    /// <exception cref="RefusedException">
    /// The move is not listed or not the receiver's to make, or the participant has not come too often.
    /// </exception>
    public void Answer(ReceiverAnswer answer, Act act)
    {
        if (answer.Status is ReferralStatus.Draft or ReferralStatus.AwaitingConsent or ReferralStatus.Sent)
            throw new RefusedException("illegal-transition", $"A receiver cannot answer {answer.Status}.");
        var next = Lifecycle.Move(Status, answer.Status);
        if (next == ReferralStatus.Scheduled) RequireRoomForAnother(act);
        Status = next;
        StatusReason = answer.StatusReason;
        OutcomeCode = answer.OutcomeCode;
        if (next == ReferralStatus.NoShow) NoShows++;
        if (next == ReferralStatus.NeedsInfo && answer.StatusReason is { } question)
            Questions = [.. Questions, new ReferralQuestion(question, act.At)];
        if (act.ByHand) ReceivingOwnerId ??= act.ActorId;
        Moved(act, Action(next));
    }

    /// <summary>The receiving organization gives another reason for the answer that stands.</summary>
    /// <exception cref="RefusedException">It is over or asked, and stays as it was said.</exception>
    public void Explain(string? reason, Act act)
    {
        if (Status is not (ReferralStatus.Received or ReferralStatus.Accepted or ReferralStatus.Scheduled
            or ReferralStatus.InProgress or ReferralStatus.NoShow))
            throw new RefusedException("illegal-transition", $"It is {Status}; what was said of that stands.");
        StatusReason = reason;
        Note(act, ReferralAction.Explained);
    }

    /// <summary>The referring organization answers what was asked last, and it is the receiver's turn again.</summary>
    /// <exception cref="RefusedException">Nothing is asked.</exception>
    public void Inform(string answer, Act act)
    {
        if (Status != ReferralStatus.NeedsInfo || Questions is not [.., var asked])
            throw new RefusedException("illegal-transition", $"Nothing is asked; it is {Status}.");
        Status = Lifecycle.Move(Status, ReferralStatus.Received);
        StatusReason = null;
        Questions = [.. Questions.SkipLast(1), asked with { Answer = answer, AnsweredAt = act.At }];
        Moved(act, ReferralAction.QuestionAnswered);
    }

    private static ReferralAction Action(ReferralStatus answer) => answer switch
    {
        ReferralStatus.Received => ReferralAction.Received,
        ReferralStatus.NeedsInfo => ReferralAction.QuestionAsked,
        ReferralStatus.Accepted => ReferralAction.Accepted,
        ReferralStatus.Declined => ReferralAction.Declined,
        ReferralStatus.Scheduled => ReferralAction.Scheduled,
        ReferralStatus.InProgress => ReferralAction.Began,
        ReferralStatus.NoShow => ReferralAction.NoShowRecorded,
        ReferralStatus.Completed => ReferralAction.Completed,
        ReferralStatus.Cancelled => ReferralAction.Cancelled,
        ReferralStatus.Draft or ReferralStatus.AwaitingConsent or ReferralStatus.Sent =>
            throw new RefusedException("illegal-transition", $"A receiver cannot answer {answer}."),
    };

    /// <summary>It stands elsewhere now, and another time limit begins.</summary>
    private void Moved(Act act, ReferralAction action, Guid? contactId = null)
    {
        StartLimit(act);
        Note(act, action, contactId);
    }
}
