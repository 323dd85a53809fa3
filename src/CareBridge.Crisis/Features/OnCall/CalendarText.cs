using System.Globalization;
using System.Text;
using CareBridge.Crisis.Domain.OnCall;
using CareBridge.Platform.Domain;

namespace CareBridge.Crisis.Features.OnCall;

/// <summary>Shifts as iCalendar (RFC 5545), their times in UTC.</summary>
internal static class CalendarText
{
    /// <summary>In octets, without the line break (RFC 5545, section 3.1).</summary>
    private const int LongestLine = 75;

    /// <param name="names">Whom the calendar may name.</param>
    public static string Write(
        OnCallFeed feed,
        IEnumerable<Shift> shifts,
        IReadOnlyDictionary<Guid, string?> names,
        DateTimeOffset at)
    {
        string[] before =
        [
            "BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//CareBridge//On call//EN", "NAME:CareBridge on call",
            "REFRESH-INTERVAL;VALUE=DURATION:PT1H",
        ];
        IEnumerable<string> lines =
            [.. before, .. shifts.SelectMany(shift => Event(feed, shift, names, at)), "END:VCALENDAR"];
        return string.Concat(lines.Select(line => Fold(line) + "\r\n"));
    }

    private static IEnumerable<string> Event(
        OnCallFeed feed, Shift shift, IReadOnlyDictionary<Guid, string?> names, DateTimeOffset at)
    {
        var id = DerivedId.Of("on-call shift", feed.Id, $"{shift.Tier} {shift.From.UtcTicks}");
        var who = string.Join(", ", shift.Persons.Select(person => names.GetValueOrDefault(person) ?? "a responder"));
        var summary = $"On call, tier {shift.Tier}" + (feed.PersonId is null ? $": {who}" : "");
        return
        [
            "BEGIN:VEVENT", $"UID:{id}", $"DTSTAMP:{Time(at)}", $"DTSTART:{Time(shift.From)}",
            $"DTEND:{Time(shift.Until)}", $"SUMMARY:{Escape(summary)}", "TRANSP:TRANSPARENT", "END:VEVENT",
        ];
    }

    private static string Time(DateTimeOffset at) =>
        at.UtcDateTime.ToString("yyyyMMdd'T'HHmmss'Z'", CultureInfo.InvariantCulture);

    private static string Escape(string text) => text
        .Replace("\\", "\\\\", StringComparison.Ordinal)
        .Replace(";", "\\;", StringComparison.Ordinal)
        .Replace(",", "\\,", StringComparison.Ordinal)
        .ReplaceLineEndings("\\n");

    /// <summary>Between characters, never inside one.</summary>
    private static string Fold(string line)
    {
        var folded = new StringBuilder();
        var octets = 0;
        foreach (var rune in line.EnumerateRunes())
        {
            if (octets + rune.Utf8SequenceLength > LongestLine)
            {
                folded.Append("\r\n ");
                octets = 1;
            }
            folded.Append(rune);
            octets += rune.Utf8SequenceLength;
        }
        return folded.ToString();
    }
}
