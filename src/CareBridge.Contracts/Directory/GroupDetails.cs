namespace CareBridge.Contracts.Directory;

/// <summary>What a peer group says of itself in words and numbers. Travels sealed only.</summary>
public sealed record GroupDetails
{
    public const int NameLength = 255;
    public const int DescriptionLength = 4000;
    public const int MostLanguages = 20;
    public const int MostMeetings = 50;
    public const int PhoneLength = 120;

    public required string Name { get; init; }

    public string? Description { get; init; }

    /// <summary>BCP 47, such as <c>en</c>, <c>es-MX</c>, <c>ase</c> (American Sign Language).</summary>
    public IReadOnlyList<string> Languages { get; init; } = [];

    /// <summary>What whoever comes keeps to.</summary>
    public string? GroundRules { get; init; }

    public IReadOnlyList<GroupMeeting> Meetings { get; init; } = [];

    /// <summary>When somebody asks for it, and not only at the times of <see cref="Meetings"/>.</summary>
    public bool ByAppointment { get; init; }

    /// <summary>Of the meetings' times: a name of the IANA time zone database.</summary>
    public string? TimeZone { get; init; }

    /// <summary>Null of a group that meets online only.</summary>
    public GroupVenue? Venue { get; init; }

    /// <summary>Where its online meetings are joined, if it tells everybody.</summary>
    public string? OnlineUrl { get; init; }

    /// <summary>Where its meetings are joined by telephone, with what is dialed after it.</summary>
    public string? OnlinePhone { get; init; }
}

/// <summary>On one day of every week, unless it says otherwise.</summary>
public sealed record GroupMeeting
{
    public required DayOfWeek Day { get; init; }

    public required TimeOnly StartsAt { get; init; }

    /// <summary>At or before <see cref="StartsAt"/> it is on the next day; null when the end is open.</summary>
    public TimeOnly? EndsAt { get; init; }

    /// <summary>Only every so many weeks, counted from <see cref="FirstOn"/>; null for every week.</summary>
    public int? EveryWeeks { get; init; }

    /// <summary>A day on which it met or will; none of its meetings are before it.</summary>
    public DateOnly? FirstOn { get; init; }

    /// <summary>
    /// Only on the first to fifth of these days in a month (1 to 5), or on the last (-1); null for each of them.
    /// </summary>
    public int? WeekOfMonth { get; init; }
}

/// <summary>A place that people come to.</summary>
public sealed record GroupVenue
{
    public const int LineLength = 200;
    public const int PostalCodeLength = 20;
    public const int TextLength = 400;
    public const string UnitedStates = "US";

    /// <summary>Of the building or room.</summary>
    public string? Name { get; init; }

    /// <summary>Street and number.</summary>
    public string? Line { get; init; }

    public string? City { get; init; }

    /// <summary>In the United States a two-letter USPS code.</summary>
    public string? State { get; init; }

    public string? PostalCode { get; init; }

    /// <summary>ISO 3166-1, two letters; null for the United States.</summary>
    public string? Country { get; init; }

    /// <summary>The address in one line, where its parts are not known.</summary>
    public string? Text { get; init; }

    /// <summary>Degrees north (WGS 84).</summary>
    public decimal? Latitude { get; init; }

    /// <summary>Degrees east (WGS 84).</summary>
    public decimal? Longitude { get; init; }
}
