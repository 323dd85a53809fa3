namespace CareBridge.Contracts.Directory;

/// <summary>What a peer group says of itself in words and numbers. Travels sealed only.</summary>
public sealed record GroupDetails
{
    public const int NameLength = 255;
    public const int DescriptionLength = 4000;
    public const int MostLanguages = 20;
    public const int MostMeetings = 50;

    public required string Name { get; init; }

    public string? Description { get; init; }

    /// <summary>BCP 47, such as <c>en</c>, <c>es-MX</c>, <c>ase</c> (American Sign Language).</summary>
    public IReadOnlyList<string> Languages { get; init; } = [];

    /// <summary>Every week.</summary>
    public IReadOnlyList<GroupMeeting> Meetings { get; init; } = [];

    /// <summary>Of the meetings' times: a name of the IANA time zone database.</summary>
    public string? TimeZone { get; init; }

    /// <summary>Null of a group that meets online only.</summary>
    public GroupVenue? Venue { get; init; }

    /// <summary>Where its online meetings are joined, if it tells everybody.</summary>
    public string? OnlineUrl { get; init; }
}

/// <summary>On one day of every week.</summary>
public sealed record GroupMeeting
{
    public required DayOfWeek Day { get; init; }

    public required TimeOnly StartsAt { get; init; }

    /// <summary>At or before <see cref="StartsAt"/> it is on the next day; null when the end is open.</summary>
    public TimeOnly? EndsAt { get; init; }
}

/// <summary>A place that people come to.</summary>
public sealed record GroupVenue
{
    public const int LineLength = 200;
    public const int PostalCodeLength = 10;

    /// <summary>Of the building or room.</summary>
    public string? Name { get; init; }

    /// <summary>Street and number.</summary>
    public string? Line { get; init; }

    public required string City { get; init; }

    /// <summary>Two-letter USPS code.</summary>
    public required string State { get; init; }

    public string? PostalCode { get; init; }

    /// <summary>Degrees north (WGS 84).</summary>
    public decimal? Latitude { get; init; }

    /// <summary>Degrees east (WGS 84).</summary>
    public decimal? Longitude { get; init; }
}
