using System.Globalization;
using CareBridge.Contracts.Directory;
using CareBridge.Directory.Domain.Imports;

namespace CareBridge.Directory.Features.Imports.MeetingGuide;

/// <summary>When a meeting of a feed is.</summary>
internal static class ReadTimes
{
    private const string WrongTime = "wrong-time";
    private const int DaysOfWeek = 7;
    private static readonly string[] Formats = ["HH:mm", "H:mm", "HH:mm:ss"];

    /// <summary>None when it is by appointment, or when that cannot be read.</summary>
    public static IReadOnlyList<GroupMeeting> Of(MeetingSource source, bool hasZone)
    {
        var days = Days(source);
        var starts = Time(source, MeetingFields.Time);
        var ends = Time(source, MeetingFields.EndTime);
        if (days.Count == 0 || starts is not { } start)
        {
            if (days.Count > 0 && source.Text(MeetingFields.Time) is null)
                source.Note(IssueKind.NotUsed, "no-time", MeetingFields.Day);
            if (days.Count == 0 && starts is not null) source.Note(IssueKind.NotUsed, "no-day", MeetingFields.Time);
            return [];
        }
        if (!hasZone)
        {
            source.Note(IssueKind.NotUsed, "no-time-zone", MeetingFields.Time);
            return [];
        }
        if (ends == start)
        {
            source.Note(IssueKind.NotUsed, WrongTime, MeetingFields.EndTime, source.Text(MeetingFields.EndTime));
            ends = null;
        }
        return [.. days.Select(day => new GroupMeeting { Day = day, StartsAt = start, EndsAt = ends })];
    }

    private static List<DayOfWeek> Days(MeetingSource source)
    {
        var days = new List<DayOfWeek>();
        foreach (var text in source.Texts(MeetingFields.Day))
        {
            if (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var day) && day < DaysOfWeek)
                days.Add((DayOfWeek)day);
            else if (text.Trim().Length > 0)
                source.Note(IssueKind.NotUsed, "wrong-day", MeetingFields.Day, text);
        }
        return [.. days.Distinct()];
    }

    private static TimeOnly? Time(MeetingSource source, string field)
    {
        if (source.Text(field)?.Trim() is not { Length: > 0 } text) return null;
        if (TimeOnly.TryParseExact(text, Formats, CultureInfo.InvariantCulture, DateTimeStyles.None, out var time))
            return time;
        source.Note(IssueKind.NotUsed, WrongTime, field, text);
        return null;
    }
}
