using CareBridge.Contracts.Referrals;
using CareBridge.Referrals.Domain;

namespace CareBridge.Tests.Referrals;

/// <summary>Referrals and first contacts as they stand at some point.</summary>
internal static class Make
{
    public static readonly DateTimeOffset Noon = new(2026, 3, 2, 12, 0, 0, TimeSpan.Zero);

    public static Act Act(Side side = Side.Referring, DateTimeOffset? at = null, Guid? actor = null) =>
        new(side, side == Side.System ? null : actor ?? Guid.CreateVersion7(), at ?? Noon, TimeLimits.Default)
        {
            ByHand = side is Side.Referring or Side.Receiving,
        };

    public static Referral Referral(
        ReferralStatus status,
        ReferralPriority priority = ReferralPriority.Routine,
        DateOnly? neededBy = null,
        Guid? owner = null,
        Guid? receiver = null)
    {
        var terms = new ReferralTerms(
            Guid.CreateVersion7(), Guid.CreateVersion7(), receiver ?? Guid.CreateVersion7(), "housing", priority)
        {
            NeededBy = neededBy,
        };
        var referral = CareBridge.Referrals.Domain.Referral.Draft(Guid.CreateVersion7(), terms, Act(actor: owner));
        foreach (var step in WayTo(status)) Move(referral, step);
        return referral;
    }

    public static ContactPlan Plan => PlanIn(days: 2);

    public static ContactPlan PlanIn(int days) => new(Noon.AddDays(days), 45, ContactFormat.Phone, "555-0100");

    /// <summary>Proposed by the referring side.</summary>
    public static (Referral Referral, Contact Contact) Contact(ContactStatus status)
    {
        var referral = Referral(ReferralStatus.Accepted);
        var contact = CareBridge.Referrals.Domain.Contact.Propose(Guid.CreateVersion7(), Plan, referral, Act());
        foreach (var step in WayTo(status)) Move(referral, contact, step);
        return (referral, contact);
    }

    public static void Move(Referral referral, ReferralStatus to)
    {
        switch (to)
        {
            case ReferralStatus.AwaitingConsent:
                referral.AwaitConsent(Act(Side.System));
                break;
            case ReferralStatus.Sent:
                referral.Send(Act());
                break;
            case ReferralStatus.Cancelled:
                referral.Cancel(Act());
                break;
            default:
                referral.Answer(new ReceiverAnswer(to, "Because", null), Act(Side.Receiving));
                break;
        }
    }

    /// <summary>By the receiving side, before the contact or after it, as it must be.</summary>
    public static void Move(Referral referral, Contact contact, ContactStatus to)
    {
        var act = Act(Side.Receiving, to == ContactStatus.Confirmed ? Noon : contact.EndsAt);
        switch (to)
        {
            case ContactStatus.Proposed:
                contact.Move(contact.StartsAt.AddDays(1), 30, referral, act);
                break;
            case ContactStatus.Confirmed:
                contact.Confirm(referral, act);
                break;
            case ContactStatus.Kept:
                contact.Keep(referral, act);
                break;
            case ContactStatus.Missed:
                contact.Miss(referral, act);
                break;
            case ContactStatus.Withdrawn:
                contact.Withdraw(referral, act);
                break;
        }
    }

    private static ReferralStatus[] WayTo(ReferralStatus status) => status switch
    {
        ReferralStatus.Draft => [],
        ReferralStatus.AwaitingConsent or ReferralStatus.Sent or ReferralStatus.Cancelled => [status],
        ReferralStatus.Received or ReferralStatus.NeedsInfo or ReferralStatus.Accepted or ReferralStatus.Declined =>
            [ReferralStatus.Sent, status],
        ReferralStatus.Scheduled or ReferralStatus.InProgress or ReferralStatus.NoShow or ReferralStatus.Completed =>
            [ReferralStatus.Sent, ReferralStatus.Accepted, status],
    };

    private static ContactStatus[] WayTo(ContactStatus status) => status switch
    {
        ContactStatus.Proposed => [],
        ContactStatus.Confirmed or ContactStatus.Withdrawn => [status],
        ContactStatus.Kept or ContactStatus.Missed => [ContactStatus.Confirmed, status],
    };
}
