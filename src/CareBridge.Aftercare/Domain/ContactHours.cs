using System.Text.Json.Serialization;
using CareBridge.Platform.Domain;

namespace CareBridge.Aftercare.Domain;

/// <summary>When on any day somebody may be called on. One that ends before it begins ends on the next day.</summary>
/// <param name="To">No longer then; the same as <paramref name="From"/>: at any time.</param>
/// <param name="TimeZone">IANA name.</param>
internal sealed record ContactHours(
    [property: JsonRequired] TimeOnly From,
    [property: JsonRequired] TimeOnly To,
    [property: JsonRequired] string TimeZone)
{
    public bool Allow(DateTimeOffset at) => From == To || new LocalClock(TimeZone).TimeOf(at).IsBetween(From, To);

    /// <summary>The next moment they begin at.</summary>
    public DateTimeOffset NextAfter(DateTimeOffset at)
    {
        var days = new LocalClock(TimeZone);
        var today = days.DayOf(at);
        var start = days.At(today, From);
        return start > at ? start : days.At(today.AddDays(1), From);
    }
}
