namespace CareBridge.Aftercare.Domain;

/// <summary>When a participant checks in, and what they are asked.</summary>
internal sealed record AgreementTerms
{
    public const int MostDaysBetween = 31;

    public required CheckInRhythm Rhythm { get; init; }

    /// <summary>Days from one to the next; of that rhythm only.</summary>
    public int? EveryDays { get; init; }

    /// <summary>Of that rhythm only.</summary>
    public IReadOnlyList<DayOfWeek> Weekdays { get; init; } = [];

    /// <summary>IANA name of the zone that the participant's days begin and end in.</summary>
    public required string TimeZone { get; init; }

    /// <summary>The first day that one is due on, or may be.</summary>
    public required DateOnly StartsOn { get; init; }

    public required IReadOnlyList<CheckInQuestion> Questions { get; init; }

    /// <summary>Days from one BARC-10 to the next; null: not at all.</summary>
    public int? RecoveryCapitalEveryDays { get; init; }

    /// <summary>The most days between two check-ins that are due.</summary>
    public int LongestGap => Rhythm switch
    {
        CheckInRhythm.Daily => 1,
        CheckInRhythm.EveryDays => EveryDays!.Value,
        CheckInRhythm.Weekdays => Enumerable.Range(0, 7)
            .Select(day => Enumerable.Range(1, 7).First(gap => Weekdays.Contains((DayOfWeek)((day + gap) % 7))))
            .Max(),
    };

    public bool IsDue(DateOnly day) => day >= StartsOn && Rhythm switch
    {
        CheckInRhythm.Daily => true,
        CheckInRhythm.EveryDays => (day.DayNumber - StartsOn.DayNumber) % EveryDays!.Value == 0,
        CheckInRhythm.Weekdays => Weekdays.Contains(day.DayOfWeek),
    };

    /// <summary>Whether both make the same days due.</summary>
    public bool IsSameRhythm(AgreementTerms other) =>
        (Rhythm, EveryDays, TimeZone, StartsOn) == (other.Rhythm, other.EveryDays, other.TimeZone, other.StartsOn)
        && Weekdays.ToHashSet().SetEquals(other.Weekdays);

    public bool IsSame(AgreementTerms other) =>
        IsSameRhythm(other)
        && Questions.SequenceEqual(other.Questions)
        && RecoveryCapitalEveryDays == other.RecoveryCapitalEveryDays;
}
