namespace CareBridge.Aftercare.Domain;

/// <summary>Days as they begin and end where somebody lives.</summary>
/// <param name="zone">IANA name.</param>
internal sealed class LocalDays(string zone)
{
    private readonly TimeZoneInfo _zone = TimeZoneInfo.FindSystemTimeZoneById(zone);

    public DateOnly DayOf(DateTimeOffset at) => DateOnly.FromDateTime(LocalOf(at));

    public TimeOnly TimeOf(DateTimeOffset at) => TimeOnly.FromDateTime(LocalOf(at));

    public DateTimeOffset StartOf(DateOnly day) => At(day, TimeOnly.MinValue);

    /// <summary>
    /// A time that clocks were put past is the next that there was; of one that came twice the first.
    /// </summary>
    public DateTimeOffset At(DateOnly day, TimeOnly time)
    {
        var local = day.ToDateTime(time, DateTimeKind.Unspecified);
        while (_zone.IsInvalidTime(local)) local = local.AddMinutes(15);
        var offset = _zone.IsAmbiguousTime(local)
            ? _zone.GetAmbiguousTimeOffsets(local).Max()
            : _zone.GetUtcOffset(local);
        return new DateTimeOffset(local, offset).ToUniversalTime();
    }

    private DateTime LocalOf(DateTimeOffset at) => TimeZoneInfo.ConvertTime(at, _zone).DateTime;
}
