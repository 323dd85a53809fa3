using CareBridge.Aftercare.Domain;
using CareBridge.Contracts.Aftercare;
using CareBridge.Platform.Domain;

namespace CareBridge.Tests.Aftercare.Rules;

public sealed partial class WarningTests
{
    private static readonly DateTimeOffset Noon = new(2026, 3, 2, 12, 0, 0, TimeSpan.Zero);
    private static readonly WarningWaits Waits = new(Partner: 60, Specialist: 120, FollowUp: 600);
    private static readonly Guid Specialist = Guid.CreateVersion7();
    private static readonly WarningPartner Always =
        new(Guid.CreateVersion7(), null, new ContactHours(TimeOnly.MinValue, TimeOnly.MinValue, "UTC"));

    [Fact]
    public void The_partner_is_told_first_then_a_specialist_then_help_is_offered()
    {
        var warning = Raise();

        Assert.True(warning.Advance(Always, [Specialist], Waits, Noon));
        Assert.Equal((WarningStatus.PartnerTold, Noon.AddMinutes(60)), (warning.Status, warning.NextAt));
        Assert.False(warning.IsForSpecialists);
        Assert.False(warning.Advance(Always, [Specialist], Waits, Noon.AddMinutes(59)));
        Assert.Equal(WarningStatus.PartnerTold, warning.Status);

        Assert.False(warning.Advance(Always, [Specialist], Waits, Noon.AddMinutes(60)));
        Assert.Equal((WarningStatus.SpecialistTold, Noon.AddMinutes(180)), (warning.Status, warning.NextAt));
        Assert.Equal([Specialist], warning.SpecialistIds);

        warning.Advance(Always, [Specialist], Waits, Noon.AddMinutes(180));
        Assert.Equal((WarningStatus.HelpOffered, Noon.AddMinutes(780)), (warning.Status, warning.NextAt));
    }

    [Fact]
    public void As_long_as_nobody_sees_to_it_specialists_are_told_again()
    {
        var warning = Told(WarningStatus.HelpOffered);
        var offered = warning.HelpOfferedAt;
        var (told, again) = (warning.SpecialistToldAt, warning.NextAt!.Value);

        warning.Advance(Always, [Specialist], Waits, again);
        Assert.Equal((WarningStatus.SpecialistTold, again), (warning.Status, warning.SpecialistToldAt));
        Assert.NotEqual(told, warning.SpecialistToldAt);
        warning.Advance(Always, [Specialist], Waits, warning.NextAt!.Value);

        Assert.Equal((WarningStatus.HelpOffered, offered), (warning.Status, warning.HelpOfferedAt));
        Assert.NotNull(warning.NextAt);
    }

    [Fact]
    public void What_is_new_is_told_of_although_somebody_sees_to_it_and_they_say_so_anew()
    {
        var warning = Told(WarningStatus.SpecialistTold);
        warning.AcknowledgeAsSpecialist(Specialist, Noon);

        warning.Add(new WarningFinding(WarningSignal.SobrietyNotKept, 1, 1, "another check-in"), Noon.AddDays(20));
        Assert.Equal(Noon.AddDays(20), warning.NextAt);
        warning.Advance(Always, [Specialist], Waits, Noon.AddDays(20));
        Assert.Equal((WarningStatus.SpecialistTold, null), (warning.Status, warning.AcknowledgedBy));

        warning.AcknowledgeAsSpecialist(Specialist, Noon.AddDays(21));
        Assert.Equal((WarningStatus.Acknowledged, null), (warning.Status, warning.NextAt));
    }

    [Fact]
    public void Who_wants_help_is_told_of_at_once_and_until_somebody_sees_to_it()
    {
        var warning = Told(WarningStatus.HelpOffered);

        warning.AnswerHelp(isWanted: true, Noon.AddDays(1));
        warning.Advance(Always, [Specialist], Waits, Noon.AddDays(1));
        Assert.Equal(
            (WarningStatus.SpecialistTold, Noon.AddDays(1)), (warning.Status, warning.SpecialistToldAt));
        warning.Advance(Always, [Specialist], Waits, Noon.AddDays(1).AddMinutes(120));
        Assert.Equal(
            (WarningStatus.SpecialistTold, Noon.AddDays(1).AddMinutes(120)),
            (warning.Status, warning.SpecialistToldAt));

        warning.AcknowledgeAsSpecialist(Specialist, Noon.AddDays(2));
        Assert.Null(warning.NextAt);
    }

    [Fact]
    public void Without_a_partner_a_specialist_is_told_at_once()
    {
        var warning = Raise();

        warning.Advance(partner: null, [], Waits, Noon);

        Assert.Equal(WarningStatus.SpecialistTold, warning.Status);
    }

    [Fact]
    public void A_partner_is_told_within_their_hours_or_not_at_all()
    {
        var soon = Always with { Hours = new ContactHours(new TimeOnly(12, 30), new TimeOnly(20, 0), "UTC") };
        var late = Always with { Hours = new ContactHours(new TimeOnly(18, 0), new TimeOnly(20, 0), "UTC") };
        var (told, notTold) = (Raise(), Raise());

        Assert.False(told.Advance(soon, [], Waits, Noon));
        Assert.Equal((WarningStatus.Raised, Noon.AddMinutes(30)), (told.Status, told.NextAt));
        Assert.True(told.Advance(soon, [], Waits, Noon.AddMinutes(30)));
        Assert.Equal(Noon.AddMinutes(90), told.NextAt);

        Assert.False(notTold.Advance(late, [], Waits, Noon));
        Assert.Equal(Noon.AddMinutes(60), notTold.NextAt);
        Assert.False(notTold.Advance(late, [], Waits, Noon.AddMinutes(60)));
        Assert.Equal(WarningStatus.SpecialistTold, notTold.Status);
        Assert.Null(notTold.PartnerToldAt);
    }

    [Fact]
    public void A_partner_who_sees_to_it_has_time_until_a_specialist_is_told()
    {
        var warning = Told(WarningStatus.PartnerTold);

        warning.AcknowledgeAsPartner(Waits, Noon.AddMinutes(10));
        warning.AcknowledgeAsPartner(Waits, Noon.AddMinutes(20));

        Assert.Equal((WarningStatus.Acknowledged, Noon.AddMinutes(610)), (warning.Status, warning.NextAt));
        warning.Advance(Always, [Specialist], Waits, Noon.AddMinutes(610));
        Assert.Equal(WarningStatus.SpecialistTold, warning.Status);
    }

    [Fact]
    public void Once_a_specialist_sees_to_it_nothing_more_is_due_and_no_other_takes_it()
    {
        var warning = Told(WarningStatus.SpecialistTold);

        warning.AcknowledgeAsSpecialist(Specialist, Noon);
        warning.AcknowledgeAsSpecialist(Specialist, Noon);

        Assert.Null(warning.NextAt);
        Assert.Throws<RefusedException>(() => warning.AcknowledgeAsSpecialist(Guid.CreateVersion7(), Noon));
    }

    [Fact]
    public void Help_is_answered_once_it_was_offered_and_until_the_warning_ends()
    {
        var warning = Told(WarningStatus.SpecialistTold);
        Assert.Throws<RefusedException>(() => warning.AnswerHelp(isWanted: true, Noon));
        warning = Told(WarningStatus.HelpOffered);

        warning.AnswerHelp(isWanted: true, Noon);
        Assert.True(warning.HelpWanted);
        warning.Finish(WarningEnd.CrisisCare, Specialist, Noon);

        Assert.Throws<RefusedException>(() => warning.AnswerHelp(isWanted: false, Noon));
    }

    [Fact]
    public void It_ends_once()
    {
        foreach (var status in Enum.GetValues<WarningStatus>().Except([WarningStatus.Ended]))
        {
            var warning = Told(status);
            warning.Finish(WarningEnd.Supported, Specialist, Noon);
            warning.Finish(WarningEnd.Supported, Specialist, Noon);

            Assert.Null(warning.NextAt);
            Assert.Throws<RefusedException>(() => warning.Finish(WarningEnd.FalseAlarm, Specialist, Noon));
            Assert.Throws<RefusedException>(() => warning.AcknowledgeAsPartner(Waits, Noon));
            Assert.Throws<RefusedException>(() => warning.AcknowledgeAsSpecialist(Specialist, Noon));
            Assert.False(warning.Advance(Always, [], Waits, Noon.AddYears(1)));
        }
    }

    [Fact]
    public void Nobody_sees_to_what_nobody_was_told_of()
    {
        var warning = Raise();

        Assert.Throws<RefusedException>(() => warning.AcknowledgeAsPartner(Waits, Noon));
        Assert.Throws<RefusedException>(() => warning.AcknowledgeAsSpecialist(Specialist, Noon));
    }

    [Theory]
    [InlineData("08:00", "20:00", 12, true)]
    [InlineData("08:00", "20:00", 20, false)]
    [InlineData("22:00", "06:00", 23, true)]
    [InlineData("22:00", "06:00", 5, true)]
    [InlineData("22:00", "06:00", 6, false)]
    [InlineData("09:00", "09:00", 3, true)]
    public void Hours_may_go_over_midnight(string from, string to, int hour, bool allow)
    {
        var hours = new ContactHours(
            TimeOnly.Parse(from, System.Globalization.CultureInfo.InvariantCulture),
            TimeOnly.Parse(to, System.Globalization.CultureInfo.InvariantCulture),
            "America/New_York");
        var at = new LocalClock("America/New_York").At(new DateOnly(2026, 3, 2), new TimeOnly(hour, 0));

        Assert.Equal(allow, hours.Allow(at));
        Assert.True(hours.Allow(hours.NextAfter(at)));
        Assert.True(hours.NextAfter(at) > at);
    }

    private static Warning Raise()
    {
        var warning = Warning.Raise(Guid.CreateVersion7(), Guid.CreateVersion7(), Noon);
        warning.Add(new WarningFinding(WarningSignal.Craving, 8, 9, "a check-in"), Noon);
        return warning;
    }

    private static Warning Told(WarningStatus status)
    {
        var warning = Raise();
        if (status == WarningStatus.Raised) return warning;
        warning.Advance(Always, [Specialist], Waits, Noon);
        if (status == WarningStatus.Acknowledged) warning.AcknowledgeAsPartner(Waits, Noon);
        for (var step = 0; step < 2 && warning.Status != status; step++)
            warning.Advance(Always, [Specialist], Waits, warning.NextAt!.Value);
        Assert.Equal(status, warning.Status);
        return warning;
    }
}
