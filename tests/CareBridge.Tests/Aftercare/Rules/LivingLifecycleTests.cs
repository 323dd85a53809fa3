using CareBridge.Aftercare.Domain;
using CareBridge.Contracts.Aftercare;
using CareBridge.Platform.Domain;
using CareBridge.Platform.Messaging;
using Microsoft.AspNetCore.DataProtection;

namespace CareBridge.Tests.Aftercare.Rules;

/// <summary>Every move there is, legal and illegal.</summary>
public sealed class LivingLifecycleTests
{
    private static readonly DateTimeOffset Noon = new(2026, 3, 2, 12, 0, 0, TimeSpan.Zero);
    private static readonly ISeal Seal = new ContentSeal(new EphemeralDataProtectionProvider());
    private static readonly Guid Id = Guid.CreateVersion7();

    private static readonly CircleMember Member = new()
    {
        MemberId = Id,
        Kind = CircleMemberKind.Related,
        Name = "Sam",
        RoleCode = "sponsor",
    };

    private static readonly Boundaries Agreed = new()
    {
        Hours = new ContactHours(TimeOnly.MinValue, TimeOnly.MinValue, "UTC"),
        MayBeTold = [],
        KnownAs = "Jo",
    };

    [Fact]
    public void Goals_move_as_they_may()
    {
        Dictionary<GoalStatus, GoalStatus[]> legal = new()
        {
            [GoalStatus.Active] =
                [GoalStatus.OnHold, GoalStatus.Completed, GoalStatus.Cancelled, GoalStatus.EnteredInError],
            [GoalStatus.OnHold] =
                [GoalStatus.Active, GoalStatus.Completed, GoalStatus.Cancelled, GoalStatus.EnteredInError],
            [GoalStatus.Completed] = [GoalStatus.Active, GoalStatus.EnteredInError],
            [GoalStatus.Cancelled] = [GoalStatus.Active, GoalStatus.EnteredInError],
        };
        ForAll<GoalStatus>((from, to) =>
        {
            var goal = Goal.Write(
                Id, Id, Id, new GoalContent("A flat", StepOwner.Participant, null, null, null), Id, Seal, Noon);
            goal.MoveTo(from, Noon);
            IsMoved(legal, from, to, () => goal.MoveTo(to, Noon), () => (goal.Status, goal.Version));
        });
    }

    [Fact]
    public void What_is_not_open_any_more_is_neither_rewritten_nor_gets_further()
    {
        foreach (var status in (GoalStatus[])
            [GoalStatus.Completed, GoalStatus.Cancelled, GoalStatus.EnteredInError])
        {
            var content = new GoalContent("A flat", StepOwner.Participant, null, null, null);
            var goal = Goal.Write(Id, Id, Id, content, Id, Seal, Noon);
            goal.MoveTo(status, Noon);

            Assert.Throws<RefusedException>(() => goal.Progress(GoalAchievement.Worsening, Noon));
            Assert.Throws<RefusedException>(() => goal.Rewrite(content with { Words = "A house" }, Seal, Noon));
            goal.Rewrite(content, Seal, Noon);
        }
    }

    [Fact]
    public void Agreements_move_as_they_may()
    {
        Dictionary<AgreementStatus, AgreementStatus[]> legal = new()
        {
            [AgreementStatus.Active] = [AgreementStatus.Paused, AgreementStatus.Ended],
            [AgreementStatus.Paused] = [AgreementStatus.Active, AgreementStatus.Ended],
            [AgreementStatus.Ended] = [AgreementStatus.Active],
        };
        ForAll<AgreementStatus>((from, to) =>
        {
            var agreement = CheckInAgreement.Write(Id, Id, CheckInScheduleTests.Daily("UTC"), Id, Noon);
            agreement.MoveTo(from, Noon);
            IsMoved(legal, from, to, () => agreement.MoveTo(to, Noon), () => (agreement.Status, agreement.Version));
        });
    }

    [Fact]
    public void After_a_pause_nothing_is_due_for_the_days_of_it()
    {
        var agreement = CheckInAgreement.Write(Id, Id, CheckInScheduleTests.Daily("UTC"), Id, Noon);
        agreement.MoveTo(AgreementStatus.Paused, Noon);
        agreement.MoveTo(AgreementStatus.Active, Noon.AddDays(10));

        Assert.Empty(agreement.Schedule.Between(Noon, Noon.AddDays(9)));
        Assert.Equal(new DateOnly(2026, 3, 12), agreement.Schedule.Current(Noon.AddDays(10)).Day);
    }

    [Fact]
    public void Attendance_moves_as_it_may()
    {
        Dictionary<AttendanceStatus, AttendanceStatus[]> legal = new()
        {
            [AttendanceStatus.Reported] =
                [AttendanceStatus.Attended, AttendanceStatus.NotConfirmed, AttendanceStatus.EnteredInError],
            [AttendanceStatus.NotConfirmed] = [AttendanceStatus.Attended, AttendanceStatus.EnteredInError],
            [AttendanceStatus.Attended] = [AttendanceStatus.EnteredInError],
        };
        ForAll<AttendanceStatus>((from, to) =>
        {
            if (from == to || to == AttendanceStatus.Reported) return;
            var attendance = Attendance.Record(
                Id,
                new AttendanceContent(Id, Id, MeetingKind.Group, MeetingFormat.Online, Noon, 60, null),
                Id,
                isReported: true,
                Noon);
            Move(attendance, from);
            IsMoved(legal, from, to, () => Move(attendance, to), () => (attendance.Status, attendance.Version));
        });

        static void Move(Attendance attendance, AttendanceStatus to)
        {
            if (to == AttendanceStatus.EnteredInError) attendance.Retract(Noon);
            else if (to != AttendanceStatus.Reported) attendance.Confirm(to == AttendanceStatus.Attended, Id, Noon);
        }
    }

    [Fact]
    public void A_partnership_is_agreed_when_both_have_whoever_is_first()
    {
        foreach (var isPartnerFirst in (bool[])[true, false])
        {
            var partnership = Propose(isByParticipant: false);
            if (isPartnerFirst) partnership.AgreeAsPartner(Noon);
            else partnership.AgreeAsParticipant(Noon);
            Assert.Equal(PartnershipStatus.Proposed, partnership.Status);

            partnership.AgreeAsPartner(Noon);
            partnership.AgreeAsParticipant(Noon);
            Assert.Equal((PartnershipStatus.Agreed, 3), (partnership.Status, partnership.Version));

            partnership.Propose(Agreed, isByParticipant: true, Seal, Noon);
            Assert.Equal(PartnershipStatus.Agreed, partnership.Status);
            partnership.Propose(Agreed with { Words = "No talk of money." }, isByParticipant: true, Seal, Noon);
            Assert.Equal(PartnershipStatus.Proposed, partnership.Status);
            Assert.Null(partnership.PartnerAgreedAt);
        }
    }

    [Fact]
    public void What_has_ended_is_agreed_to_by_nobody_until_it_is_proposed_anew()
    {
        var partnership = Propose(isByParticipant: true);
        partnership.End(Noon);
        partnership.End(Noon);

        Assert.Equal(2, partnership.Version);
        Assert.Throws<RefusedException>(() => partnership.AgreeAsPartner(Noon));
        Assert.Throws<RefusedException>(() => partnership.AgreeAsParticipant(Noon));
        partnership.Propose(Agreed, isByParticipant: true, Seal, Noon);
        partnership.AgreeAsPartner(Noon);
        Assert.Equal(PartnershipStatus.Agreed, partnership.Status);
    }

    private static Partnership Propose(bool isByParticipant) => Partnership.Propose(
        Circle.Begin(Id, Id, Member, Seal, Noon), Member, Agreed, isByParticipant, Seal, Noon);

    private static void ForAll<TStatus>(Action<TStatus, TStatus> check)
        where TStatus : struct, Enum
    {
        foreach (var from in Enum.GetValues<TStatus>())
        {
            foreach (var to in Enum.GetValues<TStatus>()) check(from, to);
        }
    }

    /// <summary>A legal move is made; one to where it stands changes nothing; any other is refused.</summary>
    private static void IsMoved<TStatus>(
        Dictionary<TStatus, TStatus[]> legal,
        TStatus from,
        TStatus to,
        Action move,
        Func<(TStatus Status, long Version)> state)
        where TStatus : struct, Enum
    {
        var before = state();
        Assert.Equal(from, before.Status);
        if (from.Equals(to) || legal.GetValueOrDefault(from, []).Contains(to))
        {
            move();
            Assert.Equal((to, from.Equals(to) ? before.Version : before.Version + 1), state());
            return;
        }
        Assert.Equal("illegal-transition", Assert.Throws<RefusedException>(move).Code);
        Assert.Equal(before, state());
    }
}
