using System.Globalization;
using CareBridge.Contracts.Directory;
using CareBridge.Directory.Domain;

namespace CareBridge.Directory.Features.Resources;

/// <summary>A place that something is to be near to, as an address of the API has it.</summary>
internal static class NearPlace
{
    /// <summary>Half around the earth.</summary>
    public const double MostKilometers = 20_100;

    /// <summary>Null for what is none.</summary>
    public static Point? Parse(string? text) =>
        text?.Split(',') is [var north, var east] && Number(north) is { } latitude && Number(east) is { } longitude
            && new Point(latitude, longitude) is { IsOnEarth: true } point
                ? point
                : null;

    /// <summary>In kilometers; null when none of the places has a position.</summary>
    public static double? Nearest(Point from, IReadOnlyList<GroupVenue> places) => places
        .Where(place => place is { Latitude: not null, Longitude: not null })
        .Select(place => (double?)Distance.Between(
            from, new Point((double)place.Latitude!.Value, (double)place.Longitude!.Value)))
        .Min();

    private static double? Number(string text) =>
        double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) ? number : null;
}
