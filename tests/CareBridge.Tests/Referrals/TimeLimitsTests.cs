using CareBridge.Contracts.Directory;
using CareBridge.Contracts.Referrals;
using CareBridge.Referrals.Domain;

namespace CareBridge.Tests.Referrals;

/// <summary>When nobody does anything: a reminder, and then somebody else.</summary>
public sealed class TimeLimitsTests
{
    [Theory]
    [InlineData(ReferralStatus.Sent, ReferralDue.Receive, 3, "Receiving")]
    [InlineData(ReferralStatus.Received, ReferralDue.Answer, 7, "Receiving")]
    [InlineData(ReferralStatus.NeedsInfo, ReferralDue.Inform, 3, "Referring")]
    [InlineData(ReferralStatus.Accepted, ReferralDue.Arrange, 7, "Receiving")]
    [InlineData(ReferralStatus.NoShow, ReferralDue.Arrange, 7, "Receiving")]
    [InlineData(ReferralStatus.InProgress, ReferralDue.Close, 30, "Receiving")]
    public void Each_stage_has_its_limit_and_its_side(
        ReferralStatus status, ReferralDue due, int days, string side)
    {
        var referral = Make.Referral(status);

        Assert.Equal((due, Make.Noon.AddDays(days)), (referral.Due, referral.DueAt));
        Assert.Null(referral.Overdue(Make.Noon.AddDays(days).AddSeconds(-1)));
        Assert.Equal(side, $"{referral.Overdue(Make.Noon.AddDays(days))?.Side}");
    }

    [Theory]
    [InlineData(ReferralStatus.Draft)]
    [InlineData(ReferralStatus.AwaitingConsent)]
    [InlineData(ReferralStatus.Declined)]
    [InlineData(ReferralStatus.Completed)]
    [InlineData(ReferralStatus.Cancelled)]
    public void What_waits_for_the_participant_or_is_over_has_none(ReferralStatus status) =>
        Assert.Null(Make.Referral(status).DueAt);

    [Fact]
    public void After_the_reminder_somebody_else_answers_for_it_and_a_move_ends_the_limit()
    {
        var (owner, coordinator) = (Guid.CreateVersion7(), Guid.CreateVersion7());
        var referral = Make.Referral(ReferralStatus.NeedsInfo, owner: owner);

        var late = referral.DueAt!.Value;
        referral.Press(coordinator, Make.Act(Side.System, late));
        Assert.Equal((owner, late), (referral.ReferringOwnerId, referral.RemindedAt));
        Assert.Equal(
            (ReferralAction.Reminded, owner, ReferralDue.Inform),
            (referral.History[^1].Action, referral.History[^1].OwnerId, referral.History[^1].Due));

        var later = referral.DueAt!.Value;
        Assert.Equal(late.AddDays(2), later);
        referral.Press(coordinator, Make.Act(Side.System, later));
        Assert.Equal((coordinator, null), (referral.ReferringOwnerId, referral.DueAt));
        Assert.Equal(
            (ReferralAction.PassedOn, coordinator), (referral.History[^1].Action, referral.History[^1].OwnerId));

        referral.Press(owner, Make.Act(Side.System, later.AddYears(1)));
        Assert.Equal(coordinator, referral.ReferringOwnerId);
        referral.Inform("Yes", Make.Act(at: later));
        Assert.Equal((ReferralDue.Answer, null), (referral.Due, referral.RemindedAt));
    }

    [Fact]
    public void Where_nobody_is_left_to_answer_for_it_it_is_everybodys()
    {
        var referral = Make.Referral(ReferralStatus.NeedsInfo, owner: Guid.CreateVersion7());

        PassOn(referral);

        Assert.Null(referral.ReferringOwnerId);
        Assert.Null(referral.History[^1].OwnerId);
    }

    [Fact]
    public void Nobody_is_pressed_to_do_what_they_may_not_look_at()
    {
        var referral = Make.Referral(ReferralStatus.Accepted);

        referral.Follow(permitted: false, Make.Act(Side.System));
        Assert.Equal((null, null), (referral.Due, referral.DueAt));
        referral.Cancel(Make.Act());
        Assert.Null(referral.DueAt);

        var released = Make.Referral(ReferralStatus.Accepted);
        released.Follow(permitted: false, Make.Act(Side.System));
        released.Follow(permitted: true, Make.Act(Side.System, Make.Noon.AddDays(9)));
        Assert.Equal((ReferralDue.Arrange, Make.Noon.AddDays(16)), (released.Due, released.DueAt));
    }

    [Fact]
    public void One_that_is_early_changes_nothing()
    {
        var referral = Make.Referral(ReferralStatus.Sent);
        var version = referral.Version;

        referral.Press(Guid.CreateVersion7(), Make.Act(Side.System, referral.DueAt!.Value.AddSeconds(-1)));

        Assert.Equal(version, referral.Version);
    }

    [Fact]
    public void The_day_by_which_it_is_needed_comes_first_where_it_is_first_and_is_told_once()
    {
        var day = DateOnly.FromDateTime(Make.Noon.AddDays(4).Date);
        var referral = Make.Referral(ReferralStatus.Received, neededBy: day);
        var two = new DateTimeOffset(day.ToDateTime(TimeOnly.MinValue), TimeSpan.Zero).AddDays(-2);
        Assert.Equal((ReferralDue.NeededBy, two), (referral.Due, referral.DueAt));

        referral.Press(next: null, Make.Act(Side.System, two));
        Make.Move(referral, ReferralStatus.Accepted);

        Assert.Equal(ReferralDue.Arrange, referral.Due);
    }

    [Fact]
    public void After_a_stage_that_was_passed_on_the_day_is_still_told()
    {
        var day = DateOnly.FromDateTime(Make.Noon.AddDays(60).Date);
        var referral = Make.Referral(ReferralStatus.Sent, neededBy: day);

        referral.Press(next: null, Make.Act(Side.System, referral.DueAt!.Value));
        referral.Press(next: null, Make.Act(Side.System, referral.DueAt!.Value));

        Assert.Equal((ReferralDue.NeededBy, null), (referral.Due, referral.RemindedAt));
        Assert.NotNull(referral.DueAt);
    }

    [Theory]
    [InlineData(ReferralStatus.Sent, ReferralDue.Receive)]
    [InlineData(ReferralStatus.Received, ReferralDue.Answer)]
    [InlineData(ReferralStatus.NeedsInfo, ReferralDue.Inform)]
    [InlineData(ReferralStatus.Accepted, ReferralDue.Arrange)]
    [InlineData(ReferralStatus.NoShow, ReferralDue.Arrange)]
    public void After_the_day_the_stage_is_still_told(ReferralStatus status, ReferralDue due)
    {
        var referral = Make.Referral(status, neededBy: DateOnly.FromDateTime(Make.Noon.AddDays(4).Date));
        var limit = Make.Referral(status).DueAt;

        PassOn(referral);

        Assert.Equal((due, limit, null), (referral.Due, referral.DueAt, referral.RemindedAt));
        PassOn(referral);
        Assert.Equal((due, null), (referral.Due, referral.DueAt));
    }

    [Fact]
    public void After_the_day_somebody_still_says_whether_they_came()
    {
        var referral = Make.Referral(
            ReferralStatus.Accepted, neededBy: DateOnly.FromDateTime(Make.Noon.AddDays(5).Date));
        var contact = Contact.Propose(Guid.CreateVersion7(), Make.PlanIn(days: 20), referral, Make.Act());
        contact.Confirm(referral, Make.Act(Side.Receiving));

        PassOn(referral);

        Assert.Equal((ReferralDue.Record, contact.EndsAt.AddDays(1)), (referral.Due, referral.DueAt));
        referral.Press(next: null, Make.Act(Side.System, referral.DueAt!.Value));
        Assert.Equal(
            (ReferralAction.Reminded, ReferralDue.Record), (referral.History[^1].Action, referral.History[^1].Due));
    }

    [Theory]
    [InlineData(null, ReferralDue.Arrange)]
    [InlineData(8, ReferralDue.NeededBy)]
    public void While_a_contact_is_proposed_whoever_has_not_confirmed_it_is_pressed(int? neededIn, ReferralDue due)
    {
        DateOnly? day = neededIn is { } days ? DateOnly.FromDateTime(Make.Noon.AddDays(days).Date) : null;
        var referral = Make.Referral(ReferralStatus.Accepted, neededBy: day);
        var later = Make.Noon.AddDays(1);

        var contact = Contact.Propose(
            Guid.CreateVersion7(), Make.PlanIn(days: 20), referral, Make.Act(Side.Receiving, later));
        Assert.Equal((due, Side.Referring), (referral.Due, Pressed(referral)));
        contact.Move(Make.Noon.AddDays(21), 30, referral, Make.Act(Side.Referring, later));
        Assert.Equal((due, Side.Receiving), (referral.Due, Pressed(referral)));
        contact.Move(Make.Noon.AddDays(20), 30, referral, Make.Act(Side.Receiving, later));
        Assert.Equal((due, Side.Referring), (referral.Due, Pressed(referral)));
        contact.Withdraw(referral, Make.Act(Side.Receiving, later));
        Assert.Equal((due, Side.Receiving), (referral.Due, Pressed(referral)));
        if (day is null) Assert.Equal(later.AddDays(7), referral.DueAt);
    }

    [Fact]
    public void Urgent_ones_are_pressed_sooner() => Assert.Equal(
        [30, 240, 1440, 4320],
        Enum.GetValues<ReferralPriority>().Reverse()
            .Select(priority => Make.Referral(ReferralStatus.Sent, priority).DueAt!.Value - Make.Noon)
            .Select(limit => (int)limit.TotalMinutes));

    [Fact]
    public void A_coordinator_is_next_else_a_colleague_else_the_same_and_nobody_once_they_have_left()
    {
        var organization = Guid.CreateVersion7();
        var (owner, colleague, coordinator, gone) =
            (Staff(StaffRole.PeerSpecialist), Staff(StaffRole.Clinician), Staff(StaffRole.Coordinator),
                Staff(StaffRole.Coordinator, active: false));

        Assert.Equal(coordinator.StaffId, KnownStaff.After(owner.StaffId, [owner, colleague, coordinator, gone]));
        Assert.Equal(colleague.StaffId, KnownStaff.After(owner.StaffId, [owner, colleague, gone]));
        Assert.Equal(
            owner.StaffId, KnownStaff.After(owner.StaffId, [owner, gone, Staff(StaffRole.CrisisResponder)]));
        Assert.Null(KnownStaff.After(gone.StaffId, [gone, Staff(StaffRole.CrisisResponder)]));
        Assert.Null(KnownStaff.After(Guid.CreateVersion7(), [gone]));
        Assert.Equal(owner.StaffId, KnownStaff.After(ownerId: null, [owner]));

        KnownStaff Staff(StaffRole role, bool active = true)
        {
            var id = Guid.CreateVersion7();
            var staff = new KnownStaff { StaffId = id, OrganizationId = organization };
            staff.Take(new StaffChanged
            {
                StaffId = id,
                OrganizationId = organization,
                Version = 1,
                Role = role,
                Active = active,
                ChangedAt = Make.Noon,
            });
            return staff;
        }
    }

    /// <summary>Whoever is waited for is reminded, and then somebody else answers for it.</summary>
    private static void PassOn(Referral referral)
    {
        referral.Press(next: null, Make.Act(Side.System, referral.DueAt!.Value));
        Assert.Equal(ReferralAction.Reminded, referral.History[^1].Action);
        referral.Press(next: null, Make.Act(Side.System, referral.DueAt!.Value));
        Assert.Equal(ReferralAction.PassedOn, referral.History[^1].Action);
    }

    private static Side? Pressed(Referral referral) => referral.Overdue(referral.DueAt!.Value)?.Side;
}
