namespace CareBridge.Contracts.Directory;

/// <summary>
/// How a participant wishes to be addressed, and how they can be reached without harm. Who says nothing of messages
/// wants none left: somebody else may hear them. Travels sealed only.
/// </summary>
public sealed record ParticipantPreferences
{
    public const int TextLength = 120;
    public const int MostHours = 21;

    public string? PreferredName { get; init; }

    /// <summary>In their own words.</summary>
    public string? Pronouns { get; init; }

    /// <summary>BCP 47, such as <c>es-MX</c>.</summary>
    public string? Language { get; init; }

    /// <summary>Somebody has to interpret between <see cref="Language"/> and English.</summary>
    public bool NeedsInterpreter { get; init; }

    /// <summary>The first is liked best, and no other is to be used; none named: any.</summary>
    public IReadOnlyList<ContactChannel> Channels { get; init; } = [];

    /// <summary>Whether a message may be left, on an answering machine or with whoever answers.</summary>
    public bool MayLeaveMessage { get; init; }

    /// <summary>When they may be called upon; none: at any time.</summary>
    public IReadOnlyList<ContactHours> Hours { get; init; } = [];

    /// <summary>Of <see cref="Hours"/>: a name of the IANA time zone database.</summary>
    public string? TimeZone { get; init; }
}

/// <summary>On one day of every week.</summary>
public sealed record ContactHours
{
    public required DayOfWeek Day { get; init; }

    public required TimeOnly From { get; init; }

    /// <summary>Later on the same day.</summary>
    public required TimeOnly Until { get; init; }
}
