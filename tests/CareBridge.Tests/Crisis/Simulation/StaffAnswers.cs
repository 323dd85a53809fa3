using CareBridge.Contracts.Crisis;
using CareBridge.Crisis.Domain;
using CareBridge.Platform.Domain;

namespace CareBridge.Tests.Crisis.Simulation;

/// <summary>What people do, by chance: they answer or not, twice, late, at the same time, and hand over.</summary>
internal sealed class StaffAnswers(CrisisYear year, Random chance)
{
    /// <summary>How often somebody did what was not theirs to do any more, and was told so.</summary>
    public int Refusals { get; private set; }

    public int HandOvers { get; private set; }

    public void See(CaseFile file, CrisisPage page)
    {
        var likely = page.Purpose == PagePurpose.Alarm || page.PersonId is null ? 0.7 : 0.4;
        if (chance.NextDouble() > likely) return;
        var person = page.PersonId ?? Anybody();
        var after = TimeSpan.FromMinutes(-Math.Log(1 - chance.NextDouble()) * 4);
        year.At(year.Now + after, () => Answer(file, page, person));
    }

    private void Answer(CaseFile file, CrisisPage page, Guid person)
    {
        if (page.FollowUpId is { } id)
        {
            var followUp = file.FollowUps.Single(one => one.Id == id);
            Try(file, at => followUp.Take(person, at));
            Later(10, 150, () => Finish(file, followUp, person));
        }
        else if (page.Purpose == PagePurpose.HandOver)
        {
            if (chance.NextDouble() < 0.2) Try(file, at => file.Escalation.DeclineHandOver(person, at));
            else Try(file, at => file.Escalation.AcceptHandOver(person, at));
            Later(1, 60, () => GoOn(file, person));
        }
        else if (page.Purpose == PagePurpose.Repeated)
        {
            Try(file, at => file.Escalation.MakeContact(person, at));
        }
        else
        {
            Try(file, at => file.Escalation.Acknowledge(person, at));
            // The phone sends it once more.
            if (chance.NextDouble() < 0.2) Try(file, at => file.Escalation.Acknowledge(person, at));
            if (chance.NextDouble() < 0.6) Later(1, 14, () => Try(file, at => file.Escalation.MakeContact(person, at)));
            Later(1, 60, () => GoOn(file, person));
        }
    }

    private void GoOn(CaseFile file, Guid person)
    {
        if (!file.Escalation.IsOpen || file.Escalation.OwnerId != person) return;
        switch (chance.Next(10))
        {
            case 0 when Anybody() is var colleague && colleague != person:
                HandOvers++;
                Try(file, at => file.Escalation.OfferHandOver(person, colleague, at));
                if (chance.Next(5) == 0) Try(file, at => file.Escalation.WithdrawHandOver(person, at));
                break;
            case 1 or 2:
                Try(file, at => file.Escalation.MakeContact(person, at));
                break;
            case 3:
                Try(file, at => file.Escalation.AddNote(year.Id(), person, year.Plan.TeamId, new("Talked."), at));
                break;
            // They do not work there any more, and somebody else is employed.
            case 4 when chance.Next(20) == 0:
                Try(file, at => file.Lose(person, at));
                return;
            case > 6:
                Try(file, at => file.Escalation.Resolve(person, CrisisDisposition.StayedSafe, null, at));
                foreach (var followUp in file.FollowUps.Where(_ => chance.NextDouble() < 0.8))
                    year.At(followUp.PlannedFor.AddHours(-chance.Next(-2, 20)), () => Finish(file, followUp, person));
                return;
        }
        Later(5, 90, () => GoOn(file, person));
    }

    private void Finish(CaseFile file, FollowUp followUp, Guid person)
    {
        if (chance.NextDouble() < 0.1) return;
        Try(file, at => followUp.Finish(person, FollowUpOutcome.Safe, null, at));
    }

    private void Try(CaseFile file, Action<DateTimeOffset> act)
    {
        var at = year.Clock();
        try
        {
            year.Save(file, _ => act(at), at);
        }
        catch (RefusedException)
        {
            Refusals++;
        }
    }

    private void Later(int least, int most, Action what) =>
        year.At(year.Now + TimeSpan.FromMinutes(chance.Next(least, most)), what);

    private Guid Anybody() => year.Staff[chance.Next(year.Staff.Count)];
}
