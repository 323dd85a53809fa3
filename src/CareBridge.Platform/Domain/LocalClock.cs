namespace CareBridge.Platform.Domain;

/// <summary>Days and times of day as they are where somebody lives, clock changes included.</summary>
/// <param name="zone">A name of the IANA time zone database.</param>
public sealed class LocalClock(string zone)
{
    private readonly TimeZoneInfo _zone = TimeZoneInfo.FindSystemTimeZoneById(zone);

    public DateTimeOffset Of(DateTimeOffset at) => TimeZoneInfo.ConvertTime(at, _zone);

    public DateOnly DayOf(DateTimeOffset at) => DateOnly.FromDateTime(Of(at).DateTime);

    public TimeOnly TimeOf(DateTimeOffset at) => TimeOnly.FromDateTime(Of(at).DateTime);

    public DateTimeOffset StartOf(DateOnly day) => At(day, TimeOnly.MinValue);

    /// <summary>
    /// When a clock on the wall shows it, in UTC: of an hour that comes twice the first; one that is left out is as far
    /// after the clocks were changed (RFC 5545, section 3.3.5).
    /// </summary>
    public DateTimeOffset At(DateOnly day, TimeOnly time)
    {
        var wall = day.ToDateTime(time);
        var offset = _zone.IsInvalidTime(wall) ? _zone.GetUtcOffset(wall.AddDays(-1))
            : _zone.IsAmbiguousTime(wall) ? _zone.GetAmbiguousTimeOffsets(wall).Max()
            : _zone.GetUtcOffset(wall);
        return new DateTimeOffset(wall, offset).ToUniversalTime();
    }

    /// <summary>Every time that a clock on the wall shows it: of an hour that comes twice both.</summary>
    public IReadOnlyList<DateTimeOffset> EachAt(DateOnly day, TimeOnly time)
    {
        var wall = day.ToDateTime(time);
        return _zone.IsAmbiguousTime(wall)
            ?
            [
                .. _zone.GetAmbiguousTimeOffsets(wall).OrderDescending()
                    .Select(offset => new DateTimeOffset(wall, offset).ToUniversalTime()),
            ]
            : [At(day, time)];
    }
}
