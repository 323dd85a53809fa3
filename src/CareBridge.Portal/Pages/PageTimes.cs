using System.Globalization;
using CareBridge.Platform.Domain;
using CareBridge.Portal.Domain;

namespace CareBridge.Portal.Pages;

/// <summary>Days and times as people read them where they are.</summary>
internal sealed class PageTimes(LocalClock clock, NoticeLanguage language, DateTimeOffset now)
{
    /// <summary>As browsers' fields for a day and a time write it.</summary>
    private const string FieldFormat = "yyyy-MM-dd'T'HH:mm";

    private static readonly string[] EnglishMonths =
        ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];

    private static readonly string[] SpanishMonths =
        ["ene", "feb", "mar", "abr", "may", "jun", "jul", "ago", "sep", "oct", "nov", "dic"];

    private static readonly string[] EnglishDays = ["Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"];

    private static readonly string[] SpanishDays = ["dom", "lun", "mar", "mié", "jue", "vie", "sáb"];

    /// <summary>The time alone when it is today's, with the day else, and with the year when that is another.</summary>
    public string Of(DateTimeOffset at)
    {
        var time = clock.TimeOf(at).ToString("HH:mm", CultureInfo.InvariantCulture);
        return clock.DayOf(at) == clock.DayOf(now) ? time : $"{Of(clock.DayOf(at))}, {time}";
    }

    public string Of(DateOnly day)
    {
        var year = day.Year == clock.DayOf(now).Year ? "" : $" {day.Year}";
        return language switch
        {
            NoticeLanguage.En => $"{EnglishDays[(int)day.DayOfWeek]} {EnglishMonths[day.Month - 1]} {day.Day}{year}",
            NoticeLanguage.Es => $"{SpanishDays[(int)day.DayOfWeek]} {day.Day} {SpanishMonths[day.Month - 1]}{year}",
        };
    }

    /// <summary>When the day after begins.</summary>
    public DateTimeOffset NextDay(DateTimeOffset at) => clock.StartOf(clock.DayOf(at).AddDays(1));

    public DateOnly DayOf(DateTimeOffset at) => clock.DayOf(at);

    /// <summary>For the attribute that programs read.</summary>
    public static string Machine(DateTimeOffset at) =>
        at.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);

    /// <summary>How long ago, in whole minutes, then hours, then days.</summary>
    public string Age(DateTimeOffset since)
    {
        var age = now - since;
        var (days, minutes) = ((int)age.TotalDays, (int)Math.Max(0, age.TotalMinutes));
        return days >= 1 ? $"{days} d {age.Hours} h"
            : minutes >= 60 ? $"{minutes / 60} h {minutes % 60} min"
            : $"{minutes} min";
    }

    /// <summary>Whether it lies in our times: days after the last of a calendar cannot be counted on.</summary>
    public static bool IsMeant(DateOnly day) => day.Year is >= 1900 and < 2200;

    public string Field(DateTimeOffset at) =>
        clock.Of(at).ToString(FieldFormat, CultureInfo.InvariantCulture);

    /// <summary>Null when it is none, or none that anybody could mean.</summary>
    public DateTimeOffset? Read(string? field) =>
        DateTime.TryParseExact(
            field, FieldFormat, CultureInfo.InvariantCulture, DateTimeStyles.None, out var wall)
            && IsMeant(DateOnly.FromDateTime(wall))
            ? clock.At(DateOnly.FromDateTime(wall), TimeOnly.FromDateTime(wall))
            : null;
}
