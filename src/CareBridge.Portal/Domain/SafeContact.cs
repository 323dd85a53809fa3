using CareBridge.Contracts.Directory;
using CareBridge.Platform.Domain;

namespace CareBridge.Portal.Domain;

/// <summary>
/// How a participant can be reached without harm, as far as notices go. Whether a message may be left is about calls,
/// with a machine or with whoever answers: a notice is none. Rests sealed only.
/// </summary>
internal sealed record SafeContact
{
    /// <summary>Two weeks: an hour that a change of the clocks leaves out is there a week later.</summary>
    private const int DaysAhead = 14;

    /// <summary>Of whom nobody has asked anything.</summary>
    public static SafeContact Any { get; } = new();

    /// <summary>No other is to be used; none: any.</summary>
    public IReadOnlyList<ContactChannel> Channels { get; init; } = [];

    /// <summary>None: at any time.</summary>
    public IReadOnlyList<ContactHours> Hours { get; init; } = [];

    /// <summary>Of <see cref="Hours"/>: IANA.</summary>
    public string? TimeZone { get; init; }

    public static SafeContact Of(ParticipantPreferences preferences) => new()
    {
        Channels = preferences.Channels,
        Hours = preferences.Hours,
        TimeZone = preferences.TimeZone,
    };

    /// <summary>A webhook is none of the ways that can be named, and so is used only where none is.</summary>
    public bool Allows(Channel channel) => Channels.Count == 0 || channel switch
    {
        Channel.Email => Channels.Contains(ContactChannel.Email),
        Channel.Sms => Channels.Contains(ContactChannel.TextMessage),
        Channel.Webhook => false,
    };

    /// <returns>The moment itself, or when the next hours begin.</returns>
    public DateTimeOffset After(DateTimeOffset at)
    {
        if (Hours.Count == 0) return at;
        var clock = new LocalClock(TimeZone!);
        if (IsWithin(at)) return at;
        var today = clock.DayOf(at);
        var beginnings =
            from day in Enumerable.Range(0, DaysAhead + 1).Select(today.AddDays)
            from hours in Hours
            where hours.Day == day.DayOfWeek
            from beginning in clock.EachAt(day, hours.From)
            where beginning > at && IsWithin(beginning)
            select beginning;
        return beginnings.Min();

        // By the clock on their wall, also where it is changed within the hours.
        bool IsWithin(DateTimeOffset moment) => Hours.Any(hours =>
            hours.Day == clock.DayOf(moment).DayOfWeek && clock.TimeOf(moment).IsBetween(hours.From, hours.Until));
    }

    public bool IsSame(SafeContact other) =>
        Channels.SequenceEqual(other.Channels) && Hours.SequenceEqual(other.Hours) && TimeZone == other.TimeZone;
}
