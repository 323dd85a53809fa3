using System.Text.Json.Serialization;
using CareBridge.Platform.Domain;

namespace CareBridge.Portal.Domain;

/// <summary>When nothing is sent that can wait; over midnight when they end before they begin.</summary>
internal sealed record QuietHours(
    [property: JsonRequired] TimeOnly From, [property: JsonRequired] TimeOnly Until)
{
    /// <returns>The moment itself, or the end of the quiet hours that it falls into.</returns>
    public DateTimeOffset After(DateTimeOffset at, string zone)
    {
        var clock = new LocalClock(zone);
        var time = clock.TimeOf(at);
        if (!time.IsBetween(From, Until)) return at;
        var today = clock.DayOf(at);
        var end = clock.At(time < Until ? today : today.AddDays(1), Until);
        // Where the clocks go back the hour that is shown twice has an end behind us.
        return end > at ? end : at;
    }
}
