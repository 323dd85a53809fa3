using CareBridge.Crisis.Domain;
using Xunit.Abstractions;

namespace CareBridge.Tests.Crisis.Simulation;

/// <summary>
/// Ten thousand escalations in a year, with everything that goes wrong: each is answered or alarmed for within its
/// rule, none is ever without an owner, none is lost or doubled.
/// </summary>
public sealed class CrisisYearTests(ITestOutputHelper output)
{
    private const int Escalations = 10_000;

    [Theory]
    [InlineData(1)]
    [InlineData(20261101)]
    public void Nobody_waits_unseen(int seed)
    {
        var year = Live(seed, out var staff);
        var model = new NaiveModel(year);

        model.Judge();

        output.WriteLine(
            $"{year.Cases.Count} escalations of {year.Reports.Count} that were raised, {model.Waits} waits, "
            + $"{year.Pages.Count} pages, {model.Missed} silences, "
            + $"{staff.HandOvers} hand-overs, {staff.Refusals} refusals");
        Assert.Empty(model.Faults.Take(10));
        Assert.Equal(Escalations, year.Reports.Count);
        Assert.InRange(year.Cases.Count, Escalations / 2, Escalations - 1);
        Assert.True(
            staff.Refusals > 100 && staff.HandOvers > 100 && model.Missed > 100,
            "Too little goes wrong to prove anything.");
    }

    [Fact]
    public void A_year_in_which_a_page_is_left_out_is_found_out()
    {
        var year = Live(seed: 3, out _);
        var left = year.Pages.First(page => page.Tier == 2 && page.FollowUpId is null);
        year.Pages.RemoveAll(page => page.EscalationId == left.EscalationId && page.PagedAt == left.PagedAt);
        var model = new NaiveModel(year);

        model.Judge();

        Assert.NotEmpty(model.Faults);
    }

    private static CrisisYear Live(int seed, out StaffAnswers staff)
    {
        var (year, chance) = (new CrisisYear(seed), new Random(seed));
        var answers = staff = new StaffAnswers(year, chance);
        year.OnPage = answers.See;
        var (organizations, participants) = (Ids(3), Ids(1500));
        for (var number = 0; number < Escalations; number++)
        {
            var (id, at) = (year.Id(), CrisisYear.Begin.AddMinutes(chance.NextDouble() * 365 * 24 * 60));
            var report = (
                Organization: organizations[chance.Next(3)],
                Participant: participants[chance.Next(participants.Count)],
                Screen: Screened());
            // The page may send it more than once, and a specialist who worries raises it again under another id.
            for (var times = chance.Next(3); times >= 0; times--)
                year.At(at.AddSeconds(chance.Next(60) * times), () => Raise(id, report));
            if (chance.Next(5) != 0 || number + 1 == Escalations) continue;
            number++;
            var again = (report.Organization, report.Participant, Screen: Screened());
            var other = year.Id();
            year.At(at.AddMinutes(chance.Next(1, 60)), () => Raise(other, again));
        }
        year.Run();
        return year;

        void Raise(Guid id, (Guid Organization, Guid Participant, Screen Screen) report) => year.Raise(new Report
        {
            Id = id,
            ParticipantId = report.Participant,
            OrganizationId = report.Organization,
            RaisedBy = report.Organization,
            Screen = report.Screen,
            At = year.Clock(),
        });

        Screen Screened() => new(
            true, true, chance.Next(3) == 0, chance.Next(3) == 0, false, chance.Next(3) == 0, false);

        List<Guid> Ids(int count) => [.. Enumerable.Range(0, count).Select(_ => year.Id())];
    }
}
