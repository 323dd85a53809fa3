using System.Globalization;

namespace CareBridge.Exchange.Features.Searching;

/// <summary>
/// The period that a date names to its precision, in ticks of UTC: from <see cref="From"/> until just before
/// <see cref="To"/> (https://hl7.org/fhir/R4/search.html#date). Without an offset it is UTC.
/// </summary>
internal readonly record struct DateRange(long From, long To)
{
    private static readonly (string Format, Func<DateTimeOffset, DateTimeOffset> End)[] Precisions =
    [
        ("yyyy", time => time.AddYears(1)),
        ("yyyy-MM", time => time.AddMonths(1)),
        ("yyyy-MM-dd", time => time.AddDays(1)),
        ("yyyy-MM-dd'T'HH:mm", time => time.AddMinutes(1)),
        ("yyyy-MM-dd'T'HH:mmK", time => time.AddMinutes(1)),
        ("yyyy-MM-dd'T'HH:mm:ss", time => time.AddSeconds(1)),
        ("yyyy-MM-dd'T'HH:mm:ssK", time => time.AddSeconds(1)),
    ];

    private const string Fraction = "yyyy-MM-dd'T'HH:mm:ss.FFFFFFFK";

    /// <summary>Digits of a second that a tick is the last of.</summary>
    private const int TickDigits = 7;

    /// <summary>Null when it is not a date, or not one that exists.</summary>
    public static DateRange? Parse(string text)
    {
        foreach (var (format, end) in Precisions)
        {
            if (DateTimeOffset.TryParseExact(
                text, format, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var time)
                && time.Year < DateTimeOffset.MaxValue.Year)
                return new DateRange(time.UtcTicks, end(time).UtcTicks);
        }
        var digits = text.Contains('.') ? text[(text.IndexOf('.') + 1)..].TakeWhile(char.IsAsciiDigit).Count() : 0;
        // Finer than a tick nothing is kept.
        if (digits > TickDigits) text = text.Remove(text.IndexOf('.') + 1 + TickDigits, digits - TickDigits);
        return digits > 0 && DateTimeOffset.TryParseExact(
            text, Fraction, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var moment)
            && moment.Year < DateTimeOffset.MaxValue.Year
            ? new DateRange(
                moment.UtcTicks, moment.UtcTicks + (long)Math.Pow(10, TickDigits - Math.Min(digits, TickDigits)))
            : null;
    }

    public static DateRange Of(DateTimeOffset moment) =>
        new(moment.UtcTicks, moment.UtcTicks + TimeSpan.TicksPerMicrosecond);
}
