using CareBridge.Contracts.Directory;

namespace CareBridge.Directory.Domain.Matching;

/// <summary>What somebody wants of a group, and what they need. What they do not say excludes nothing.</summary>
internal sealed record MatchPreferences
{
    /// <summary>Hybrid groups serve who wants to come and who wants to join online.</summary>
    public IReadOnlyList<GroupFormat> Formats { get; init; } = [];

    public IReadOnlyList<GroupPathway> Pathways { get; init; } = [];

    public IReadOnlyList<GroupPathway> PathwaysNotWanted { get; init; } = [];

    public IReadOnlyList<GroupStructure> Structures { get; init; } = [];

    public IReadOnlyList<GroupStructure> StructuresNotWanted { get; init; } = [];

    /// <summary>BCP 47; one of them is spoken there.</summary>
    public IReadOnlyList<string> Languages { get; init; } = [];

    /// <summary>What somebody says of themselves, as far as they want to.</summary>
    public IReadOnlyList<GroupAudience> Audiences { get; init; } = [];

    /// <summary>Also groups that are for others than them.</summary>
    public bool ForOthersToo { get; init; }

    /// <summary>What they cannot do without.</summary>
    public IReadOnlyList<GroupAccessibility> Accessibility { get; init; } = [];

    /// <summary>When they can, in <see cref="TimeZone"/>.</summary>
    public IReadOnlyList<TimeWindow> Times { get; init; } = [];

    /// <summary>A name of the IANA time zone database.</summary>
    public string? TimeZone { get; init; }

    /// <summary>Degrees north of where they start from; rounded to about a kilometer, which is near enough.</summary>
    public double? Latitude { get; init; }

    public double? Longitude { get; init; }

    /// <summary>How far they can go.</summary>
    public double? MaxKilometers { get; init; }

    public Point? From => (Latitude, Longitude) is ({ } north, { } east) ? new Point(north, east) : null;
}

/// <summary>A stretch of a day of the week, or of every day.</summary>
/// <param name="Until">At or before <paramref name="From"/> it is on the next day.</param>
internal sealed record TimeWindow(DayOfWeek? Day, TimeOnly From, TimeOnly Until);
