namespace CareBridge.Directory.Domain;

/// <summary>Over the surface of the earth, computed here: nobody else is told where somebody looks.</summary>
internal static class Distance
{
    /// <summary>Mean radius of the earth, in kilometers.</summary>
    private const double Radius = 6371.0088;

    /// <summary>In kilometers, by the haversine formula.</summary>
    public static double Between(Point from, Point to)
    {
        var (latitude, other) = (double.DegreesToRadians(from.Latitude), double.DegreesToRadians(to.Latitude));
        var north = Math.Sin((other - latitude) / 2);
        var east = Math.Sin(double.DegreesToRadians(to.Longitude - from.Longitude) / 2);
        var chord = (north * north) + (Math.Cos(latitude) * Math.Cos(other) * east * east);
        return 2 * Radius * Math.Asin(Math.Min(1, Math.Sqrt(chord)));
    }
}

/// <summary>Degrees north and east (WGS 84).</summary>
internal readonly record struct Point(double Latitude, double Longitude)
{
    public bool IsOnEarth => Latitude is >= -90 and <= 90 && Longitude is >= -180 and <= 180;
}
