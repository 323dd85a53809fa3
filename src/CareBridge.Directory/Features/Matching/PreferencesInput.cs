using CareBridge.Contracts.Directory;
using CareBridge.Directory.Domain;
using CareBridge.Directory.Domain.Matching;
using CareBridge.Directory.Features.Resources;
using CareBridge.Platform.Domain;

namespace CareBridge.Directory.Features.Matching;

/// <summary>What somebody wants of a group, as a request says it. All of it may be left out.</summary>
internal sealed record PreferencesInput
{
    private const int MostLanguages = 10;
    private const int MostTimes = 50;

    /// <summary>A hundredth of a degree is about a kilometer: near enough, and not somebody's home.</summary>
    private const int Decimals = 2;

    public IReadOnlyList<GroupFormat> Formats { get; init; } = [];

    public IReadOnlyList<GroupPathway> Pathways { get; init; } = [];

    public IReadOnlyList<GroupPathway> PathwaysNotWanted { get; init; } = [];

    public IReadOnlyList<GroupStructure> Structures { get; init; } = [];

    public IReadOnlyList<GroupStructure> StructuresNotWanted { get; init; } = [];

    public IReadOnlyList<string> Languages { get; init; } = [];

    /// <summary>What they say of themselves, as far as they want to.</summary>
    public IReadOnlyList<GroupAudience> Audiences { get; init; } = [];

    /// <summary>Also groups that are for others than them.</summary>
    public bool ForOthersToo { get; init; }

    /// <summary>What they cannot do without.</summary>
    public IReadOnlyList<GroupAccessibility> Accessibility { get; init; } = [];

    /// <summary>When they can.</summary>
    public IReadOnlyList<WindowInput> Times { get; init; } = [];

    /// <summary>Of the times: a name of the IANA time zone database.</summary>
    public string? TimeZone { get; init; }

    /// <summary>Where they start from, in degrees north; kept rounded to about a kilometer.</summary>
    public double? Latitude { get; init; }

    public double? Longitude { get; init; }

    public double? MaxKilometers { get; init; }

    /// <exception cref="InvalidRequestException">It breaks a rule.</exception>
    public MatchPreferences ToPreferences()
    {
        new Check()
            .That(
                Languages.Count <= MostLanguages && Languages.All(LanguageTags.IsTag),
                "languages",
                $"At most {MostLanguages}, as in BCP 47.")
            .That(Times.Count <= MostTimes && Times.All(time => time is not null), "times", $"At most {MostTimes}.")
            .That(
                TimeZone is null ? Times.Count == 0 : TimeZones.IsKnown(TimeZone),
                "timeZone",
                "A name of the IANA time zone database; required with times.")
            .That(Latitude is null or (>= -90 and <= 90), "latitude", "-90 to 90 degrees.")
            .That(Longitude is null or (>= -180 and <= 180), "longitude", "-180 to 180 degrees.")
            .That(Latitude is null == Longitude is null, "longitude", "Both of them or neither.")
            .That(
                MaxKilometers is null or (> 0 and <= NearPlace.MostKilometers),
                "maxKilometers",
                "More than 0.")
            .That(MaxKilometers is null || Latitude is not null, "maxKilometers", "Goes along with a place.")
            .ThrowIfAny();
        return new MatchPreferences
        {
            Formats = [.. Formats.Distinct()],
            Pathways = [.. Pathways.Distinct()],
            PathwaysNotWanted = [.. PathwaysNotWanted.Distinct()],
            Structures = [.. Structures.Distinct()],
            StructuresNotWanted = [.. StructuresNotWanted.Distinct()],
            Languages = [.. Languages.Distinct()],
            Audiences = [.. Audiences.Distinct()],
            ForOthersToo = ForOthersToo,
            Accessibility = [.. Accessibility.Distinct()],
            Times = [.. Times.Select(time => new TimeWindow(time.Day, time.From, time.Until)).Distinct()],
            TimeZone = TimeZone,
            Latitude = Rounded(Latitude),
            Longitude = Rounded(Longitude),
            MaxKilometers = MaxKilometers,
        };
    }

    private static double? Rounded(double? degrees) => degrees is { } exact ? Math.Round(exact, Decimals) : null;

    internal sealed record WindowInput
    {
        /// <summary>Every day when left out.</summary>
        public DayOfWeek? Day { get; init; }

        public required TimeOnly From { get; init; }

        /// <summary>At or before <see cref="From"/> it is on the next day.</summary>
        public required TimeOnly Until { get; init; }
    }
}
