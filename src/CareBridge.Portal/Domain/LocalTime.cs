namespace CareBridge.Portal.Domain;

/// <summary>Times of day where somebody lives, clock changes included.</summary>
internal static class LocalTime
{
    /// <summary>An IANA name that this machine knows.</summary>
    public static bool IsZone(string name) => TimeZoneInfo.TryFindSystemTimeZoneById(name, out _);

    public static DateTime In(string zone, DateTimeOffset at) =>
        TimeZoneInfo.ConvertTime(at, TimeZoneInfo.FindSystemTimeZoneById(zone)).DateTime;

    /// <summary>
    /// When a clock on the wall shows it: the first time when it does twice, and the hour after when it never does.
    /// </summary>
    public static DateTimeOffset Of(string zone, DateOnly day, TimeOnly time)
    {
        var where = TimeZoneInfo.FindSystemTimeZoneById(zone);
        var wall = day.ToDateTime(time);
        if (where.IsInvalidTime(wall)) wall = wall.AddHours(1);
        var offset = where.IsAmbiguousTime(wall) ? where.GetAmbiguousTimeOffsets(wall).Max() : where.GetUtcOffset(wall);
        return new DateTimeOffset(wall, offset).ToUniversalTime();
    }
}
