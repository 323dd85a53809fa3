using CareBridge.Contracts.Referrals;
using CareBridge.Platform.Domain;

namespace CareBridge.Referrals.Domain;

/// <summary>
/// A joint first contact of the participant with both sides of a referral: a warm hand-over. Whatever happens to it
/// makes a version of the referral too, so that nobody changes one while somebody else changes the other.
/// </summary>
internal sealed partial class Contact : Aggregate, ISorted
{
    private static readonly Lifecycle<ContactStatus> Lifecycle = new(
        (ContactStatus.Proposed, [ContactStatus.Confirmed, ContactStatus.Withdrawn]),
        (ContactStatus.Confirmed,
            [ContactStatus.Proposed, ContactStatus.Kept, ContactStatus.Missed, ContactStatus.Withdrawn]));

    private Contact()
    {
    }

    public Guid ReferralId { get; private init; }

    public Guid ParticipantId { get; private init; }

    public Guid ReferringOrganizationId { get; private init; }

    public Guid ReceivingOrganizationId { get; private init; }

    public ContactStatus Status { get; private set; }

    /// <summary>The side that named the time as it stands.</summary>
    public Side ProposedBy { get; private set; }

    public DateTimeOffset StartsAt { get; private set; }

    public int Minutes { get; private set; }

    public ContactFormat Format { get; private init; }

    public DateTimeOffset? ReferringConfirmedAt { get; private set; }

    public DateTimeOffset? ReceivingConfirmedAt { get; private set; }

    /// <summary>When both sides last agreed on a time, whether it stands or not; null while they never have.</summary>
    public DateTimeOffset? AgreedAt { get; private set; }

    public Guid? ReferringOwnerId { get; private set; }

    public Guid? ReceivingOwnerId { get; private set; }

    public Side LastSide { get; private set; }

    public Guid? LastActorId { get; private set; }

    /// <summary>When it was to start at first, before anybody moved it.</summary>
    public DateTimeOffset FirstStartsAt { get; private init; }

    public int FirstMinutes { get; private init; }

    public DateTimeOffset ProposedAt { get; private init; }

    public string SortKey { get; private init; } = null!;

    public DateTimeOffset EndsAt => StartsAt.AddMinutes(Minutes);

    public bool IsOver => Status is ContactStatus.Kept or ContactStatus.Missed or ContactStatus.Withdrawn;

    /// <exception cref="RefusedException">The referral is not at a point for it.</exception>
    public static Contact Propose(Guid id, ContactPlan plan, Referral referral, Act act)
    {
        referral.Propose(id, act);
        var contact = new Contact
        {
            Id = id,
            ReferralId = referral.Id,
            ParticipantId = referral.ParticipantId,
            ReferringOrganizationId = referral.ReferringOrganizationId,
            ReceivingOrganizationId = referral.ReceivingOrganizationId,
            Status = ContactStatus.Proposed,
            Format = plan.Format,
            Place = plan.Place,
            FirstStartsAt = plan.StartsAt,
            FirstMinutes = plan.Minutes,
            ProposedAt = act.At,
            SortKey = Platform.Domain.SortKey.Of(act.At, id),
        };
        contact.Name(plan.StartsAt, plan.Minutes, act.Side, act.At);
        contact.Touch(referral, act);
        return contact;
    }

    /// <summary>Whether it began as the plan says, wherever it was moved since.</summary>
    public bool IsFirst(ContactPlan plan) =>
        plan == new ContactPlan(FirstStartsAt, FirstMinutes, Format, Place);

    public bool IsConfirmedBy(Side side) =>
        (side == Side.Referring ? ReferringConfirmedAt : ReceivingConfirmedAt) is not null;

    /// <exception cref="RefusedException">It is over, or the time has come before both have confirmed it.</exception>
    public void Confirm(Referral referral, Act act)
    {
        if (!IsOver && IsConfirmedBy(act.Side)) return;
        var confirmed = Lifecycle.Move(Status, ContactStatus.Confirmed);
        if (act.At >= StartsAt)
            throw new RefusedException("too-late", "Its time has come; move it to another, or withdraw it.");
        SetConfirmed(act.Side, act.At);
        if (ReferringConfirmedAt is null || ReceivingConfirmedAt is null)
        {
            referral.Confirm(act);
        }
        else
        {
            referral.Schedule(EndsAt, Reply, act);
            (Status, AgreedAt) = (confirmed, act.At);
            MakeLink();
        }
        Touch(referral, act);
    }

    /// <summary>Names another time, which the other side confirms anew.</summary>
    /// <exception cref="RefusedException">It is over.</exception>
    public void Move(DateTimeOffset startsAt, int minutes, Referral referral, Act act)
    {
        if (Status != ContactStatus.Proposed) Status = Lifecycle.Move(Status, ContactStatus.Proposed);
        referral.Reschedule(act);
        Name(startsAt, minutes, act.Side, act.At);
        if (AgreedAt is not null) MakeLink();
        Touch(referral, act);
    }

    public void Withdraw(Referral referral, Act act)
    {
        Status = Lifecycle.Move(Status, ContactStatus.Withdrawn);
        referral.Withdraw(act);
        Touch(referral, act);
    }

    /// <exception cref="RefusedException">It was not confirmed, or has not begun.</exception>
    public void Keep(Referral referral, Act act)
    {
        Status = Held(ContactStatus.Kept, act);
        referral.Begin(this, act);
        Touch(referral, act);
    }

    /// <exception cref="RefusedException">It was not confirmed, or has not begun.</exception>
    public void Miss(Referral referral, Act act)
    {
        Status = Held(ContactStatus.Missed, act);
        referral.Miss(this, act);
        Touch(referral, act);
    }

    /// <summary>The referral is to move without it.</summary>
    /// <exception cref="RefusedException">Nobody has missed what has not begun.</exception>
    public void Allow(ReferralStatus next, Act act)
    {
        if (Status == ContactStatus.Confirmed && next == ReferralStatus.NoShow) RequireBegun(act);
    }

    /// <summary>
    /// The referral has moved without it, and it goes along; it has not taken place if the service began before it.
    /// </summary>
    public void Follow(Referral referral, Act act)
    {
        if (IsOver || referral.Status == ReferralStatus.Scheduled) return;
        Status = Lifecycle.Move(Status, (Status, referral.Status) switch
        {
            (ContactStatus.Confirmed, ReferralStatus.InProgress) when HasBegun(act) => ContactStatus.Kept,
            (ContactStatus.Confirmed, ReferralStatus.NoShow) => ContactStatus.Missed,
            _ => ContactStatus.Withdrawn,
        });
        referral.Close(this);
        Touch(referral, act);
    }

    public override object ToMessage(ISeal seal) => new ContactChanged
    {
        ContactId = Id,
        Version = Version,
        ReferralId = ReferralId,
        ParticipantId = ParticipantId,
        ReferringOrganizationId = ReferringOrganizationId,
        ReceivingOrganizationId = ReceivingOrganizationId,
        ProposedByOrganizationId = ProposedBy == Side.Referring ? ReferringOrganizationId : ReceivingOrganizationId,
        Status = Status,
        Format = Format,
        StartsAt = StartsAt,
        Minutes = Minutes,
        ReferringConfirmedAt = ReferringConfirmedAt,
        ReceivingConfirmedAt = ReceivingConfirmedAt,
        Reply = Reply,
        RepliedAt = RepliedAt,
        Link = Link(seal),
        AgreedAt = AgreedAt,
        ReferringOwnerId = ReferringOwnerId,
        ReceivingOwnerId = ReceivingOwnerId,
        ActorId = LastActorId,
        ActingOrganizationId = LastSide switch
        {
            Side.Referring => ReferringOrganizationId,
            Side.Receiving => ReceivingOrganizationId,
            Side.Participant or Side.System => null,
        },
        Details = Sealed(seal),
        ProposedAt = ProposedAt,
        ChangedAt = ChangedAt,
    };

    private ContactStatus Held(ContactStatus status, Act act)
    {
        var next = Lifecycle.Move(Status, status);
        RequireBegun(act);
        return next;
    }

    private void RequireBegun(Act act)
    {
        if (!HasBegun(act)) throw new RefusedException("not-yet", "It has not begun.");
    }

    private bool HasBegun(Act act) => act.At >= StartsAt;

    private void Name(DateTimeOffset startsAt, int minutes, Side side, DateTimeOffset at)
    {
        (StartsAt, Minutes, ProposedBy) = (startsAt, minutes, side);
        (ReferringConfirmedAt, ReceivingConfirmedAt) = (null, null);
        SetConfirmed(side, at);
        AwaitReply();
    }

    private void SetConfirmed(Side side, DateTimeOffset at)
    {
        if (side == Side.Referring) ReferringConfirmedAt = at;
        else ReceivingConfirmedAt = at;
    }

    private void Touch(Referral referral, Act act)
    {
        (ReferringOwnerId, ReceivingOwnerId) = (referral.ReferringOwnerId, referral.ReceivingOwnerId);
        (LastSide, LastActorId) = (act.Side, act.ActorId);
        Changed(act.At);
    }
}
