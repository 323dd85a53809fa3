using CareBridge.Contracts.Directory;
using CareBridge.Directory.Domain;
using CareBridge.Directory.Storage;
using CareBridge.Platform.Domain;

namespace CareBridge.Directory.Features.Groups;

/// <summary>A peer group as a request describes it. Everybody may read it: it names no participant.</summary>
internal sealed record GroupInput
{
    public required string Name { get; init; }

    public string? Description { get; init; }

    public required GroupFormat Format { get; init; }

    public IReadOnlyList<GroupPathway> Pathways { get; init; } = [];

    /// <summary>Nobody named: for everybody.</summary>
    public IReadOnlyList<GroupAudience> Audiences { get; init; } = [];

    public IReadOnlyList<GroupAccessibility> Accessibility { get; init; } = [];

    public required IReadOnlyList<string> Languages { get; init; }

    public IReadOnlyList<GroupMeeting> Meetings { get; init; } = [];

    public string? TimeZone { get; init; }

    public GroupVenue? Venue { get; init; }

    public string? OnlineUrl { get; init; }

    public required bool AcceptsNewMembers { get; init; }

    /// <summary>The version that is replaced; whatever stands when left out.</summary>
    public long? ExpectedVersion { get; init; }

    /// <exception cref="InvalidRequestException">It breaks a rule.</exception>
    public GroupProfile ToProfile()
    {
        var check = new Check()
            .Text(Name, "name", GroupDetails.NameLength)
            .OptionalText(Description, "description", GroupDetails.DescriptionLength)
            .That(
                Languages.Count is > 0 and <= GroupDetails.MostLanguages
                    && Languages.All(LanguageTags.IsTag),
                "languages",
                $"1 to {GroupDetails.MostLanguages}, as in BCP 47.")
            .That(
                Meetings.Count <= GroupDetails.MostMeetings && Meetings.All(meeting => meeting is not null),
                "meetings",
                $"At most {GroupDetails.MostMeetings}.")
            .That(
                TimeZone is null ? Meetings.Count == 0 : TimeZones.IsKnown(TimeZone),
                "timeZone",
                "A name of the IANA time zone database; required with meetings.")
            .That((Format == GroupFormat.Online) == (Venue is null), "venue", "Required unless it is online only.")
            .That(
                OnlineUrl is null || (Format != GroupFormat.Local && WebAddress.IsSecure(OnlineUrl)),
                "onlineUrl",
                $"An https address of at most {WebAddress.MaxLength} characters, of a group that meets online.");
        if (Venue is { } venue) CheckVenue(venue, check);
        check.ThrowIfAny();
        return new GroupProfile
        {
            Format = Format,
            Pathways = [.. Pathways.Distinct()],
            Audiences = [.. Audiences.Distinct()],
            Accessibility = [.. Accessibility.Distinct()],
            AcceptsNewMembers = AcceptsNewMembers,
            Details = new GroupDetails
            {
                Name = Name,
                Description = Description,
                Languages = [.. Languages.Distinct()],
                Meetings = [.. Meetings.Distinct()],
                TimeZone = TimeZone,
                Venue = Venue,
                OnlineUrl = OnlineUrl,
            },
        };
    }

    private static void CheckVenue(GroupVenue venue, Check check) => check
        .OptionalText(venue.Name, "venue.name", GroupVenue.LineLength)
        .OptionalText(venue.Line, "venue.line", GroupVenue.LineLength)
        .Text(venue.City, "venue.city", Lengths.Name)
        .That(venue.State is [>= 'A' and <= 'Z', >= 'A' and <= 'Z'], "venue.state", "A two-letter USPS code.")
        .OptionalText(venue.PostalCode, "venue.postalCode", GroupVenue.PostalCodeLength)
        .That(venue.Latitude is null or (>= -90 and <= 90), "venue.latitude", "-90 to 90 degrees.")
        .That(venue.Longitude is null or (>= -180 and <= 180), "venue.longitude", "-180 to 180 degrees.")
        .That(venue.Latitude is null == venue.Longitude is null, "venue.longitude", "Both of them or neither.");
}
