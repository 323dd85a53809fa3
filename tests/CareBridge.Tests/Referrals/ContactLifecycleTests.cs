using CareBridge.Contracts.Referrals;
using CareBridge.Platform.Domain;
using CareBridge.Referrals.Domain;

namespace CareBridge.Tests.Referrals;

/// <summary>Every move of a first contact, from both sides, and how the referral goes along.</summary>
public sealed class ContactLifecycleTests
{
    private static readonly Dictionary<ContactStatus, ContactStatus[]> Listed = new()
    {
        // It may be moved to another time as often as they like.
        [ContactStatus.Proposed] = [ContactStatus.Proposed, ContactStatus.Confirmed, ContactStatus.Withdrawn],
        [ContactStatus.Confirmed] =
            [ContactStatus.Proposed, ContactStatus.Kept, ContactStatus.Missed, ContactStatus.Withdrawn],
        [ContactStatus.Kept] = [],
        [ContactStatus.Missed] = [],
        [ContactStatus.Withdrawn] = [],
    };

    public static TheoryData<ContactStatus, ContactStatus> EveryMove()
    {
        var moves = new TheoryData<ContactStatus, ContactStatus>();
        foreach (var from in Enum.GetValues<ContactStatus>())
            foreach (var to in Enum.GetValues<ContactStatus>()) moves.Add(from, to);
        return moves;
    }

    [Theory]
    [MemberData(nameof(EveryMove))]
    public void A_contact_makes_the_listed_moves_and_no_others(ContactStatus from, ContactStatus to)
    {
        // Confirmed twice by one side is confirmed once: that is no move.
        if (from == to && from == ContactStatus.Confirmed) return;
        var (referral, contact) = Make.Contact(from);
        var (version, referralVersion) = (contact.Version, referral.Version);

        var refusal = Record.Exception(() => Make.Move(referral, contact, to));

        if (Listed[from].Contains(to))
        {
            Assert.Null(refusal);
            Assert.Equal(to, contact.Status);
            Assert.Equal((version + 1, referralVersion + 1), (contact.Version, referral.Version));
            Assert.Equal(contact.Id, referral.History[^1].ContactId);
        }
        else
        {
            Assert.Equal("illegal-transition", Assert.IsType<RefusedException>(refusal).Code);
            Assert.Equal((from, version), (contact.Status, contact.Version));
        }
    }

    [Fact]
    public void Both_sides_confirm_and_then_it_is_scheduled()
    {
        var (referral, contact) = Make.Contact(ContactStatus.Proposed);
        Assert.True(contact.IsConfirmedBy(Side.Referring));
        Assert.Equal(ReferralStatus.Accepted, referral.Status);

        contact.Confirm(referral, Make.Act());
        Assert.Equal(ContactStatus.Proposed, contact.Status);
        contact.Confirm(referral, Make.Act(Side.Receiving));

        Assert.Equal((ContactStatus.Confirmed, ReferralStatus.Scheduled), (contact.Status, referral.Status));
    }

    [Fact]
    public void One_that_is_moved_is_to_be_confirmed_anew_by_the_other_side()
    {
        var (referral, contact) = Make.Contact(ContactStatus.Confirmed);

        contact.Move(Make.Noon.AddDays(5), 30, referral, Make.Act(Side.Receiving));

        Assert.Equal((ContactStatus.Proposed, ReferralStatus.Accepted), (contact.Status, referral.Status));
        Assert.False(contact.IsConfirmedBy(Side.Referring));
        contact.Confirm(referral, Make.Act());
        Assert.Equal((ContactStatus.Confirmed, ReferralStatus.Scheduled), (contact.Status, referral.Status));
    }

    [Theory]
    [InlineData(ContactStatus.Kept, ReferralStatus.InProgress)]
    [InlineData(ContactStatus.Missed, ReferralStatus.NoShow)]
    [InlineData(ContactStatus.Withdrawn, ReferralStatus.Accepted)]
    public void The_referral_goes_along(ContactStatus status, ReferralStatus expected)
    {
        var (referral, contact) = Make.Contact(ContactStatus.Confirmed);

        Make.Move(referral, contact, status);

        Assert.Equal((expected, null), (referral.Status, referral.ContactId));
    }

    [Theory]
    [InlineData(ReferralStatus.InProgress, ContactStatus.Kept)]
    [InlineData(ReferralStatus.NoShow, ContactStatus.Missed)]
    [InlineData(ReferralStatus.Completed, ContactStatus.Withdrawn)]
    [InlineData(ReferralStatus.Cancelled, ContactStatus.Withdrawn)]
    public void And_the_contact_with_the_referral(ReferralStatus status, ContactStatus expected)
    {
        var (referral, contact) = Make.Contact(ContactStatus.Confirmed);
        Make.Move(referral, status);

        contact.Follow(referral, Make.Act(Side.Receiving, contact.StartsAt));

        Assert.Equal((expected, null), (contact.Status, referral.ContactId));
    }

    [Fact]
    public void Whether_they_came_is_said_when_it_has_begun()
    {
        var (referral, contact) = Make.Contact(ContactStatus.Confirmed);

        foreach (var say in (Action<Referral, Act>[])[contact.Keep, contact.Miss])
        {
            var refusal = Assert.Throws<RefusedException>(
                () => say(referral, Make.Act(Side.Receiving, contact.StartsAt.AddMinutes(-1))));
            Assert.Equal("not-yet", refusal.Code);
        }
        Assert.Equal((ContactStatus.Confirmed, ReferralStatus.Scheduled), (contact.Status, referral.Status));
    }

    [Fact]
    public void Before_it_has_begun_nobody_has_missed_it_and_a_service_that_begins_needs_it_no_more()
    {
        var (referral, contact) = Make.Contact(ContactStatus.Confirmed);
        var early = Make.Act(Side.Receiving, contact.StartsAt.AddMinutes(-1));

        var refusal = Assert.Throws<RefusedException>(() => contact.Allow(ReferralStatus.NoShow, early));
        Assert.Equal("not-yet", refusal.Code);
        contact.Allow(ReferralStatus.NoShow, Make.Act(Side.Receiving, contact.StartsAt));
        contact.Allow(ReferralStatus.InProgress, early);
        Make.Move(referral, ReferralStatus.InProgress);
        contact.Follow(referral, early);

        Assert.Equal((ContactStatus.Withdrawn, null), (contact.Status, referral.ContactId));
    }

    [Fact]
    public void A_time_that_has_come_is_not_confirmed_any_more_but_may_be_moved()
    {
        var (referral, contact) = Make.Contact(ContactStatus.Proposed);

        var refusal = Assert.Throws<RefusedException>(
            () => contact.Confirm(referral, Make.Act(Side.Receiving, contact.StartsAt)));

        Assert.Equal("too-late", refusal.Code);
        Assert.Equal((ContactStatus.Proposed, false), (contact.Status, contact.IsConfirmedBy(Side.Receiving)));
        contact.Confirm(referral, Make.Act(at: contact.StartsAt));
        contact.Move(contact.StartsAt.AddDays(1), 30, referral, Make.Act(Side.Receiving, contact.StartsAt));
        contact.Confirm(referral, Make.Act(at: contact.StartsAt.AddMinutes(-1)));
        Assert.Equal(ContactStatus.Confirmed, contact.Status);
    }

    [Fact]
    public void A_reply_is_to_one_time_and_there_are_only_so_many()
    {
        var (referral, contact) = Make.Contact(ContactStatus.Confirmed);
        for (var said = 0; said < Contact.MostReplies; said++)
            contact.Answer(ParticipantReply.OtherTime, $"Day {said}", referral, Make.Act(Side.Participant));

        var coming = Assert.Throws<RefusedException>(
            () => contact.Answer(ParticipantReply.Coming, null, referral, Make.Act(Side.Participant)));
        Assert.Equal("too-often", coming.Code);
        Assert.Equal(Side.Receiving, referral.ContactAwaits);
        contact.Move(contact.StartsAt.AddDays(1), 30, referral, Make.Act(Side.Receiving));
        Assert.Equal((ParticipantReply.Awaited, null), (contact.Reply, contact.Wish));

        var late = Assert.Throws<RefusedException>(() => contact.Answer(
            ParticipantReply.Coming, null, referral, Make.Act(Side.Participant, contact.StartsAt)));
        Assert.Equal("too-late", late.Code);
        contact.Answer(ParticipantReply.NotComing, null, referral, Make.Act(Side.Participant));
        Assert.Equal((ContactStatus.Withdrawn, null), (contact.Status, referral.ContactId));
    }

    [Fact]
    public void There_is_one_at_a_time_and_after_so_many_missed_ones_no_other()
    {
        var referral = Make.Referral(ReferralStatus.Accepted);
        for (var missed = 0; missed < TimeLimits.Default.NoShows; missed++)
        {
            var contact = Propose(referral);
            Assert.Equal("contact-open", Assert.Throws<RefusedException>(() => Propose(referral)).Code);
            contact.Confirm(referral, Make.Act(Side.Receiving));
            contact.Miss(referral, Make.Act(Side.Receiving, contact.EndsAt));
        }

        Assert.Equal("no-show-limit", Assert.Throws<RefusedException>(() => Propose(referral)).Code);
        Assert.Equal("no-show-limit", Assert.Throws<RefusedException>(
            () => Make.Move(referral, ReferralStatus.Scheduled)).Code);
        Make.Move(referral, ReferralStatus.Completed);
    }

    [Fact]
    public void None_is_proposed_before_it_is_accepted_or_once_it_is_over()
    {
        foreach (var status in Enum.GetValues<ReferralStatus>())
        {
            var refusal = Record.Exception(() => Propose(Make.Referral(status)));
            Assert.Equal(
                status is ReferralStatus.Accepted or ReferralStatus.Scheduled or ReferralStatus.NoShow,
                refusal is null);
        }
    }

    private static Contact Propose(Referral referral) =>
        Contact.Propose(Guid.CreateVersion7(), Make.Plan, referral, Make.Act());
}
