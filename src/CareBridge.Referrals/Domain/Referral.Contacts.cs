using CareBridge.Contracts.Referrals;
using CareBridge.Platform.Domain;

namespace CareBridge.Referrals.Domain;

/// <summary>How it goes along with the first contact that both sides agree on.</summary>
internal sealed partial class Referral
{
    /// <summary>The contact that is proposed or agreed on; null when none is.</summary>
    public Guid? ContactId { get; private set; }

    /// <summary>
    /// The side that has yet to confirm the contact that is proposed, or to name the other time that the participant
    /// asks for; null when nothing is awaited.
    /// </summary>
    public Side? ContactAwaits { get; private set; }

    /// <summary>The end of the contact that is agreed on.</summary>
    public DateTimeOffset? ContactEndsAt { get; private set; }

    /// <summary>How often the participant did not come.</summary>
    public int NoShows { get; private set; }

    /// <exception cref="RefusedException">It is not accepted, or over; or a contact is under way already.</exception>
    public void Propose(Guid contactId, Act act)
    {
        if (Status is not (ReferralStatus.Accepted or ReferralStatus.Scheduled or ReferralStatus.NoShow))
            throw new RefusedException("illegal-transition", $"A contact is proposed once it is accepted; {Status}.");
        // The receiver may have said that one is agreed on, without saying which.
        if (ContactId is not null)
            throw new RefusedException("contact-open", "There is a contact already; move or withdraw that one.");
        RequireRoomForAnother(act);
        (ContactId, ContactAwaits) = (contactId, Opposite(act.Side));
        TakeOn(act);
        Moved(act, ReferralAction.ContactProposed, contactId);
    }

    /// <summary>One side has confirmed; the other has not yet.</summary>
    public void Confirm(Act act)
    {
        TakeOn(act);
        Note(act, ReferralAction.ContactConfirmed, ContactId);
    }

    /// <summary>Both sides have confirmed.</summary>
    /// <param name="reply">What the participant has said of that time before.</param>
    public void Schedule(DateTimeOffset endsAt, ParticipantReply reply, Act act)
    {
        // By its Task the receiver may have said so before.
        if (Status != ReferralStatus.Scheduled) Status = Lifecycle.Move(Status, ReferralStatus.Scheduled);
        (ContactAwaits, ContactEndsAt) = (AwaitedBy(reply), endsAt);
        TakeOn(act);
        Moved(act, ReferralAction.Scheduled, ContactId);
    }

    /// <summary>The participant says that they come, or that another time would suit them better.</summary>
    public void Hear(Contact contact, Act act)
    {
        var action = contact.Reply == ParticipantReply.OtherTime
            ? ReferralAction.ContactTimeWanted
            : ReferralAction.ContactConfirmed;
        if (contact.Status == ContactStatus.Confirmed)
        {
            ContactAwaits = AwaitedBy(contact.Reply);
            Moved(act, action, contact.Id);
        }
        else
        {
            // The side that has yet to confirm the time has no longer for it than before.
            Note(act, action, contact.Id);
        }
    }

    /// <summary>Another time is named, which is to be confirmed anew.</summary>
    public void Reschedule(Act act)
    {
        ContactAwaits = Opposite(act.Side);
        TakeOn(act);
        Unschedule(act, ReferralAction.ContactMoved, ContactId);
    }

    public void Withdraw(Act act)
    {
        var contact = ContactId;
        (ContactId, ContactAwaits) = (null, null);
        Unschedule(act, ReferralAction.ContactWithdrawn, contact);
    }

    /// <summary>The participant came, and the service has begun.</summary>
    public void Begin(Contact contact, Act act)
    {
        Status = Lifecycle.Move(Status, ReferralStatus.InProgress);
        Close(contact);
        Moved(act, ReferralAction.Began, contact.Id);
    }

    /// <summary>The participant did not come.</summary>
    public void Miss(Contact contact, Act act)
    {
        Status = Lifecycle.Move(Status, ReferralStatus.NoShow);
        NoShows++;
        Close(contact);
        Moved(act, ReferralAction.NoShowRecorded, contact.Id);
    }

    /// <summary>The contact is no longer under way.</summary>
    public void Close(Contact contact)
    {
        if (ContactId == contact.Id) (ContactId, ContactAwaits, ContactEndsAt) = (null, null, null);
    }

    private void Unschedule(Act act, ReferralAction action, Guid? contactId)
    {
        ContactEndsAt = null;
        if (Status == ReferralStatus.Scheduled) Status = Lifecycle.Move(Status, ReferralStatus.Accepted);
        Moved(act, action, contactId);
    }

    /// <summary>Of a time that both sides have confirmed: who is to name another.</summary>
    private static Side? AwaitedBy(ParticipantReply reply) =>
        reply == ParticipantReply.OtherTime ? Side.Receiving : null;

    private static Side Opposite(Side side) => side == Side.Referring ? Side.Receiving : Side.Referring;

    /// <summary>Whoever at the receiver does something first answers for it, until somebody else does.</summary>
    private void TakeOn(Act act)
    {
        if (act is { ByHand: true, Side: Side.Receiving }) ReceivingOwnerId ??= act.ActorId;
    }

    private void RequireRoomForAnother(Act act)
    {
        if (NoShows >= act.Limits.NoShows)
        {
            throw new RefusedException(
                "no-show-limit", $"The participant did not come {NoShows} times; close it with its outcome.");
        }
    }
}
