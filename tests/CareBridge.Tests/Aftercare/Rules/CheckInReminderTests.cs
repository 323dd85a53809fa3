using CareBridge.Aftercare.Domain;

namespace CareBridge.Tests.Aftercare.Rules;

/// <summary>Of each day a participant is told once.</summary>
public sealed class CheckInReminderTests
{
    private static readonly DateTimeOffset Nine = new(2026, 3, 2, 9, 0, 0, TimeSpan.Zero);

    [Fact]
    public void A_day_is_told_of_once_closed_once_and_never_opened_again()
    {
        var reminder = CheckInReminder.Tell(Guid.CreateVersion7(), Guid.CreateVersion7(), Day(2), Nine);
        reminder.Tell(Day(2), Nine.AddMinutes(1));
        Assert.Equal((1, true), (reminder.Version, reminder.IsOpen));

        reminder.Close(Nine.AddHours(1));
        reminder.Close(Nine.AddHours(2));
        reminder.Tell(Day(2), Nine.AddHours(3));
        reminder.Tell(Day(1), Nine.AddHours(4));
        Assert.Equal((2, false), (reminder.Version, reminder.IsOpen));

        reminder.Tell(Day(3), Nine.AddDays(1));
        Assert.Equal((3, true), (reminder.Version, reminder.IsOpen));
    }

    private static DueWindow Day(int day)
    {
        var start = new DateTimeOffset(2026, 3, day, 0, 0, 0, TimeSpan.Zero);
        return new DueWindow(new DateOnly(2026, 3, day), start, start.AddDays(1));
    }
}
