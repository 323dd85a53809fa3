using System.Text.RegularExpressions;
using CareBridge.Contracts.Directory;
using CareBridge.Directory.Domain;
using CareBridge.Directory.Domain.Imports;
using CareBridge.Directory.Storage;

namespace CareBridge.Directory.Features.Imports.MeetingGuide;

/// <summary>Where a meeting of a feed is.</summary>
internal static partial class ReadVenue
{
    /// <summary>Null when it tells of no place.</summary>
    public static GroupVenue? Of(MeetingSource source)
    {
        var name = source.Clean(MeetingFields.Location, GroupVenue.LineLength);
        var (latitude, longitude) = Position(source);
        var venue = Parts(source) ?? OneLine(source);
        if (venue is null && name is null && latitude is null) return null;
        return (venue ?? new GroupVenue { Text = name }) with
        {
            Name = name,
            Latitude = latitude,
            Longitude = longitude,
        };
    }

    /// <summary>Nobody comes there: an online meeting says by it where it is at home.</summary>
    public static bool IsApproximate(MeetingSource source) =>
        string.Equals(source.Text(MeetingFields.Approximate), "yes", StringComparison.OrdinalIgnoreCase);

    private static GroupVenue? Parts(MeetingSource source)
    {
        var line = source.Clean(MeetingFields.Address, GroupVenue.LineLength);
        var city = source.Clean(MeetingFields.City, Lengths.Name);
        if (city is null) return line is null ? null : new GroupVenue { Line = line, Text = line };
        return new GroupVenue
        {
            Line = line,
            City = city,
            State = source.Clean(MeetingFields.State, Lengths.Name),
            PostalCode = source.Clean(MeetingFields.PostalCode, GroupVenue.PostalCodeLength),
            Country = Country(source),
            // Where its state is not said, an address of the United States is not whole.
            Text = source.Clean(MeetingFields.FormattedAddress, GroupVenue.TextLength) ?? city,
        };
    }

    private static string? Country(MeetingSource source)
    {
        var country = source.Clean(MeetingFields.Country, Lengths.Name)?.ToUpperInvariant();
        switch (country)
        {
            case null or "US" or "USA" or "UNITED STATES":
                return null;
            case [>= 'A' and <= 'Z', >= 'A' and <= 'Z']:
                return country;
            default:
                source.Note(IssueKind.NotUsed, "unknown-country", MeetingFields.Country, country);
                return null;
        }
    }

    /// <summary>In the United States its parts can be told apart.</summary>
    private static GroupVenue? OneLine(MeetingSource source)
    {
        if (source.Clean(MeetingFields.FormattedAddress, GroupVenue.TextLength) is not { } text) return null;
        var match = AddressOfUnitedStates().Match(text);
        if (!match.Success) return new GroupVenue { Text = text };
        return new GroupVenue
        {
            Line = Cut(match.Groups["line"].Value, GroupVenue.LineLength),
            City = Cut(match.Groups["city"].Value, Lengths.Name),
            State = match.Groups["state"].Value,
            PostalCode = match.Groups["code"] is { Success: true } code ? code.Value : null,
            Text = text,
        };
    }

    private static string? Cut(string text, int length) =>
        text.Length == 0 ? null : text.Length <= length ? text : text[..length];

    private static (decimal?, decimal?) Position(MeetingSource source)
    {
        var (latitude, longitude) = (source.Number(MeetingFields.Latitude), source.Number(MeetingFields.Longitude));
        if (latitude is null && longitude is null) return (null, null);
        if (latitude is { } north && longitude is { } east && (north, east) != (0, 0)
            && new Point((double)north, (double)east).IsOnEarth)
            return (latitude, longitude);
        source.Note(IssueKind.NotUsed, "wrong-position", MeetingFields.Latitude, $"{latitude}, {longitude}");
        return (null, null);
    }

    [GeneratedRegex(
        @"^(?:(?<line>.+), )?(?<city>[^,]+), (?<state>[A-Z]{2})(?: (?<code>[0-9]{5}(?:-[0-9]{4})?))?"
            + @"(?:, (?:USA|US))?\z")]
    private static partial Regex AddressOfUnitedStates();
}
