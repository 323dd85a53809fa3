using CareBridge.Contracts.Directory;
using CareBridge.Directory.Domain;
using CareBridge.Directory.Storage;
using CareBridge.Platform.Domain;

namespace CareBridge.Directory.Features.Groups;

/// <summary>A peer group as a request describes it. Everybody may read it: it names no participant.</summary>
internal sealed record GroupInput
{
    private const int MostPlaces = 10_000;
    private const int MostFacilitators = 20;
    private const int MostWeeks = 12;

    private static string MeetingRule { get; } =
        $"everyWeeks of 2 to {MostWeeks} with firstOn, or weekOfMonth of 1 to 5 or -1; firstOn is on the day.";

    public required string Name { get; init; }

    public string? Description { get; init; }

    public required GroupFormat Format { get; init; }

    public IReadOnlyList<GroupPathway> Pathways { get; init; } = [];

    /// <summary>Nobody named: for everybody.</summary>
    public IReadOnlyList<GroupAudience> Audiences { get; init; } = [];

    public IReadOnlyList<GroupAccessibility> Accessibility { get; init; } = [];

    /// <summary>How its meetings are held.</summary>
    public IReadOnlyList<GroupStructure> Structures { get; init; } = [];

    public required IReadOnlyList<string> Languages { get; init; }

    public IReadOnlyList<GroupMeeting> Meetings { get; init; } = [];

    public bool ByAppointment { get; init; }

    public string? TimeZone { get; init; }

    /// <summary>What whoever comes keeps to.</summary>
    public string? GroundRules { get; init; }

    public GroupVenue? Venue { get; init; }

    public string? OnlineUrl { get; init; }

    public string? OnlinePhone { get; init; }

    public required bool AcceptsNewMembers { get; init; }

    /// <summary>How many people it has room for; left out: it has set no number.</summary>
    public int? Places { get; init; }

    /// <summary>Whether somebody may come to see what it is like; left out: not said.</summary>
    public bool? WelcomesTrialVisits { get; init; }

    /// <summary>Staff of the organization who lead it; only those who are listed are told to others.</summary>
    public IReadOnlyList<Guid> FacilitatorIds { get; init; } = [];

    /// <summary>The version that is replaced; whatever stands when left out.</summary>
    public long? ExpectedVersion { get; init; }

    /// <exception cref="InvalidRequestException">It breaks a rule.</exception>
    public GroupProfile ToProfile()
    {
        var check = new Check()
            .Text(Name, "name", GroupDetails.NameLength)
            .OptionalText(Description, "description", GroupDetails.DescriptionLength)
            .OptionalText(GroundRules, "groundRules", GroupDetails.DescriptionLength)
            .OptionalText(OnlinePhone, "onlinePhone", GroupDetails.PhoneLength)
            .That(
                OnlinePhone is null || Format != GroupFormat.Local, "onlinePhone", "Of a group that meets online.")
            .That(Places is null or (>= 1 and <= MostPlaces), "places", $"1 to {MostPlaces}.")
            .That(
                !(Structures.Contains(GroupStructure.Open) && Structures.Contains(GroupStructure.Closed)),
                "structures",
                "Open or closed, not both.")
            .That(FacilitatorIds.Count <= MostFacilitators, "facilitatorIds", $"At most {MostFacilitators}.")
            .That(
                Languages.Count is > 0 and <= GroupDetails.MostLanguages
                    && Languages.All(LanguageTags.IsTag),
                "languages",
                $"1 to {GroupDetails.MostLanguages}, as in BCP 47.")
            .That(
                Meetings.Count <= GroupDetails.MostMeetings && Meetings.All(meeting => meeting is not null),
                "meetings",
                $"At most {GroupDetails.MostMeetings}.")
            .That(Meetings.All(IsMeeting), "meetings", MeetingRule)
            .That(
                TimeZone is null ? Meetings.Count == 0 : TimeZones.IsKnown(TimeZone),
                "timeZone",
                "A name of the IANA time zone database; required with meetings.")
            .That((Format == GroupFormat.Online) == (Venue is null), "venue", "Required unless it is online only.")
            .That(
                OnlineUrl is null || (Format != GroupFormat.Local && WebAddress.IsSecure(OnlineUrl)),
                "onlineUrl",
                $"An https address of at most {WebAddress.MaxLength} characters, of a group that meets online.");
        if (Venue is { } venue) CheckVenue(venue, check, "venue");
        check.ThrowIfAny();
        return new GroupProfile
        {
            Format = Format,
            Pathways = [.. Pathways.Distinct()],
            Audiences = [.. Audiences.Distinct()],
            Accessibility = [.. Accessibility.Distinct()],
            Structures = [.. Structures.Distinct()],
            Places = Places,
            WelcomesTrialVisits = WelcomesTrialVisits,
            AcceptsNewMembers = AcceptsNewMembers,
            Details = new GroupDetails
            {
                Name = Name,
                Description = Description,
                GroundRules = GroundRules,
                ByAppointment = ByAppointment,
                Languages = [.. Languages.Distinct()],
                Meetings = [.. Meetings.Distinct()],
                TimeZone = TimeZone,
                Venue = Venue,
                OnlineUrl = OnlineUrl,
                OnlinePhone = OnlinePhone,
            },
        };
    }

    internal static void CheckVenue(GroupVenue venue, Check check, string field) => check
        .OptionalText(venue.Name, $"{field}.name", GroupVenue.LineLength)
        .OptionalText(venue.Line, $"{field}.line", GroupVenue.LineLength)
        .That(venue.Text is not null || !string.IsNullOrWhiteSpace(venue.City), $"{field}.city", "Required.")
        .OptionalText(venue.City, $"{field}.city", Lengths.Name)
        .That(IsCountry(venue.Country), $"{field}.country", "Two letters, as in ISO 3166-1.")
        .That(
            venue.Country is not (null or GroupVenue.UnitedStates)
                || (venue.Text is not null && venue.State is null)
                || venue.State is [>= 'A' and <= 'Z', >= 'A' and <= 'Z'],
            $"{field}.state",
            "A two-letter USPS code.")
        .OptionalText(venue.State, $"{field}.state", Lengths.Name)
        .OptionalText(venue.Text, $"{field}.text", GroupVenue.TextLength)
        .OptionalText(venue.PostalCode, $"{field}.postalCode", GroupVenue.PostalCodeLength)
        .That(venue.Latitude is null or (>= -90 and <= 90), $"{field}.latitude", "-90 to 90 degrees.")
        .That(venue.Longitude is null or (>= -180 and <= 180), $"{field}.longitude", "-180 to 180 degrees.")
        .That(venue.Latitude is null == venue.Longitude is null, $"{field}.longitude", "Both of them or neither.");

    private static bool IsCountry(string? code) => code is null or [>= 'A' and <= 'Z', >= 'A' and <= 'Z'];

    private static bool IsMeeting(GroupMeeting? meeting) => meeting is null
        || ((meeting.EveryWeeks is null or (>= 2 and <= MostWeeks))
            && (meeting.EveryWeeks is null || meeting.FirstOn is not null)
            && (meeting.FirstOn is not { } first || first.DayOfWeek == meeting.Day)
            && (meeting.WeekOfMonth is null or -1 or (>= 1 and <= 5))
            && (meeting.EveryWeeks is null || meeting.WeekOfMonth is null));
}
