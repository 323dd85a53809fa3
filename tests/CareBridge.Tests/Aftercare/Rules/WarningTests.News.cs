using CareBridge.Aftercare.Domain;
using CareBridge.Contracts.Aftercare;

namespace CareBridge.Tests.Aftercare.Rules;

/// <summary>What comes while specialists have been told already, and partners who are late.</summary>
public sealed partial class WarningTests
{
    [Fact]
    public void What_is_new_before_anybody_sees_to_it_is_told_of_at_once_and_puts_the_offer_of_help_off_by_nothing()
    {
        var warning = Told(WarningStatus.SpecialistTold);
        var offer = warning.NextAt!.Value;

        foreach (var minutes in (int[])[30, 60])
        {
            var at = warning.RaisedAt.AddMinutes(60 + minutes);
            warning.Add(new WarningFinding(WarningSignal.SobrietyNotKept, 1, 1, $"a check-in at {minutes}"), at);
            Assert.Equal(at, warning.NextAt);
            warning.Advance(Always, [Specialist], Waits, at);
            Assert.Equal(
                (WarningStatus.SpecialistTold, at, offer), (warning.Status, warning.SpecialistToldAt, warning.NextAt));
        }

        warning.Advance(Always, [Specialist], Waits, offer);
        Assert.Equal(WarningStatus.HelpOffered, warning.Status);
    }

    [Theory]
    [InlineData(WarningStatus.SpecialistTold)]
    [InlineData(WarningStatus.HelpOffered)]
    public void A_partner_who_sees_to_it_late_has_their_time_and_specialists_are_told_again(WarningStatus status)
    {
        var warning = Told(status);

        warning.AcknowledgeAsPartner(Waits, Noon.AddDays(1));

        Assert.Equal(Noon.AddDays(1).AddMinutes(600), warning.NextAt);
        warning.Advance(Always, [Specialist], Waits, Noon.AddDays(1).AddMinutes(600));
        Assert.Equal(WarningStatus.SpecialistTold, warning.Status);
    }

    [Fact]
    public void A_partner_puts_off_neither_a_yes_to_help_nor_news_that_specialists_have_yet_to_hear_of()
    {
        var (wanted, news) = (Told(WarningStatus.HelpOffered), Told(WarningStatus.SpecialistTold));
        wanted.AnswerHelp(isWanted: true, Noon.AddDays(1));
        news.Add(new WarningFinding(WarningSignal.SobrietyNotKept, 1, 1, "another check-in"), Noon.AddDays(1));

        foreach (var warning in (Warning[])[wanted, news])
        {
            warning.AcknowledgeAsPartner(Waits, Noon.AddDays(1).AddMinutes(1));
            Assert.Equal(Noon.AddDays(1), warning.NextAt);
            warning.Advance(Always, [Specialist], Waits, Noon.AddDays(1).AddMinutes(1));
            Assert.Equal(WarningStatus.SpecialistTold, warning.Status);
            Assert.Equal(Noon.AddDays(1).AddMinutes(121), warning.NextAt);
        }
    }
}
