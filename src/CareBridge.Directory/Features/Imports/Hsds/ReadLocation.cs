using System.Globalization;
using System.Text.Json.Nodes;
using CareBridge.Contracts.Directory;
using CareBridge.Directory.Domain;
using CareBridge.Directory.Domain.Imports;
using CareBridge.Directory.Storage;

namespace CareBridge.Directory.Features.Imports.Hsds;

/// <summary>A location of a package as a place that people come to.</summary>
internal sealed class ReadLocation(JsonObject location, List<FeedFinding> findings)
{
    /// <returns>Null when nothing tells where it is.</returns>
    public GroupVenue? Read()
    {
        var name = Clean(location, "name", GroupVenue.LineLength, "locations.name");
        var (latitude, longitude) = Position();
        var addresses = (location[HsdsTables.Addresses] as JsonArray ?? []).OfType<JsonObject>().ToList();
        var address = Physical(addresses);
        if (address is null)
            return name is null && latitude is null
                ? null
                : new GroupVenue { Name = name, Text = name, Latitude = latitude, Longitude = longitude };
        var (line, city) = (Column(address, "address_1"), Column(address, "city"));
        return new GroupVenue
        {
            Name = name,
            Line = line,
            City = city,
            State = Column(address, "state_province"),
            PostalCode = Clean(address, "postal_code", GroupVenue.PostalCodeLength, "addresses.postal_code"),
            Country = Country(address),
            Text = PlainText.Clean(
                string.Join(", ", new[] { line, Column(address, "address_2"), city }.OfType<string>()),
                GroupVenue.TextLength,
                _ => { }) ?? name,
            Latitude = latitude,
            Longitude = longitude,
        };
    }

    /// <summary>Of the addresses of a location the one that people come to.</summary>
    public static JsonObject? Physical(IEnumerable<JsonObject> addresses) =>
        addresses.FirstOrDefault(one => HsdsText.Of(one, "address_type") == "physical") ?? addresses.FirstOrDefault();

    private string? Column(JsonObject address, string column) =>
        Clean(address, column, Lengths.Name, $"addresses.{column}");

    private string? Country(JsonObject address)
    {
        var country = HsdsText.Of(address, "country")?.Trim().ToUpperInvariant();
        if (country is null or GroupVenue.UnitedStates or "USA") return null;
        if (country is [>= 'A' and <= 'Z', >= 'A' and <= 'Z']) return country;
        findings.Add(new(IssueKind.NotUsed, "unknown-country", "addresses.country", country));
        return null;
    }

    private (decimal?, decimal?) Position()
    {
        var (north, east) = (HsdsText.Of(location, "latitude"), HsdsText.Of(location, "longitude"));
        if (north is null && east is null) return (null, null);
        if (decimal.TryParse(north, NumberStyles.Float, CultureInfo.InvariantCulture, out var latitude)
            && decimal.TryParse(east, NumberStyles.Float, CultureInfo.InvariantCulture, out var longitude)
            && (latitude, longitude) != (0, 0)
            && new Point((double)latitude, (double)longitude).IsOnEarth)
            return (latitude, longitude);
        findings.Add(new(IssueKind.NotUsed, "wrong-position", "locations.latitude", $"{north}, {east}"));
        return (null, null);
    }

    private string? Clean(JsonObject row, string column, int length, string field) => PlainText.Clean(
        HsdsText.Of(row, column), length, code => findings.Add(new(IssueKind.Changed, code, field)));
}
