using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using CareBridge.Contracts.Directory;
using CareBridge.Directory.Domain;
using CareBridge.Directory.Domain.Imports;
using CareBridge.Directory.Features.Imports;
using CareBridge.Directory.Features.Imports.MeetingGuide;

namespace CareBridge.Directory.Features.Exports;

/// <summary>
/// A peer group as meetings of a Meeting Guide feed. One that came from a feed is told as that told it, but for what
/// has changed here since.
/// </summary>
internal static class WriteMeeting
{
    private const string Time = "HH:mm";
    private static readonly string[] Ordinals = ["first", "second", "third", "fourth", "fifth"];

    /// <summary>Fields that are told together or not at all.</summary>
    private static readonly string[][] Together =
    [
        [MeetingFields.Day, MeetingFields.Time, MeetingFields.EndTime],
        [
            MeetingFields.FormattedAddress, MeetingFields.Address, MeetingFields.City, MeetingFields.State,
            MeetingFields.PostalCode, MeetingFields.Country, MeetingFields.Location, MeetingFields.Latitude,
            MeetingFields.Longitude, MeetingFields.Approximate,
        ],
        [MeetingFields.Notes, MeetingFields.LocationNotes, MeetingFields.GroupNotes],
    ];

    /// <summary>One, unless it meets at several times of day by now.</summary>
    /// <param name="terms">Of the import that it came with.</param>
    public static IEnumerable<JsonObject> Again(GroupProfile now, string original, ImportTerms terms)
    {
        using var document = JsonDocument.Parse(original);
        var source = new MeetingSource(document.RootElement);
        if (ReadMeeting.Of(source, terms) is not { } then)
        {
            yield return JsonNode.Parse(original)!.AsObject();
            yield break;
        }
        var cleaned = source.Findings
            .Where(finding => finding.Kind == IssueKind.Changed).Select(finding => finding.Field).ToHashSet();
        foreach (var (index, meetings) in ByTime(now).Index())
        {
            var told = JsonNode.Parse(original)!.AsObject();
            Change(told, then, now, meetings, cleaned);
            if (index > 0 && (told[MeetingFields.Slug] ?? told["id"]) is { } slug)
                told[MeetingFields.Slug] = FeedKeys.Repeated($"{slug}", index + 1);
            yield return told;
        }
    }

    private static void Change(
        JsonObject told,
        GroupProfile then,
        GroupProfile now,
        IReadOnlyList<GroupMeeting> meetings,
        HashSet<string?> cleaned)
    {
        var (before, after) = (Fields(then, then.Details.Meetings), Fields(now, meetings));
        var changed = after.Select(field => field.Key).Union(before.Select(field => field.Key))
            .Where(field => !JsonNode.DeepEquals(before[field], after[field])
                || (cleaned.Contains(field) && field is not (MeetingFields.Types or MeetingFields.TimeZone)))
            .ToHashSet();
        foreach (var group in Together.Where(group => group.Any(changed.Contains))) changed.UnionWith(group);
        if (changed.Remove(MeetingFields.Types)) ChangeTypes(told, then, now);
        foreach (var field in changed)
        {
            if (after[field] is { } value) told[field] = value.DeepClone();
            else told.Remove(field);
        }
    }

    /// <summary>One for each time of day.</summary>
    public static IEnumerable<JsonObject> Anew(PeerGroup group, string organization)
    {
        foreach (var (index, meetings) in ByTime(group.Profile).Index())
            yield return Told(group, meetings, organization, index + 1);
    }

    /// <summary>At least one, which may hold none.</summary>
    private static IReadOnlyList<IReadOnlyList<GroupMeeting>> ByTime(GroupProfile profile)
    {
        IReadOnlyList<IReadOnlyList<GroupMeeting>> times =
        [
            .. profile.Details.Meetings.GroupBy(meeting => (meeting.StartsAt, meeting.EndsAt, IsWeekly(meeting)))
                .Select(meetings => meetings.ToList()),
        ];
        return times.Count > 0 ? times : [[]];
    }

    private static JsonObject Told(
        PeerGroup group, IReadOnlyList<GroupMeeting> meetings, string organization, int number)
    {
        var fields = Fields(group.Profile, meetings);
        fields[MeetingFields.Slug] = number == 1 ? $"{group.Id:N}" : $"{group.Id:N}-{number}";
        fields[MeetingFields.Updated] =
            group.ChangedAt.UtcDateTime.ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture);
        fields[MeetingFields.Entity] = organization;
        return fields;
    }

    private static JsonObject Fields(GroupProfile profile, IReadOnlyList<GroupMeeting> meetings)
    {
        var (details, fields) = (profile.Details, new JsonObject());
        Set(MeetingFields.Name, details.Name);
        if (meetings.Count > 0)
        {
            var days = meetings.Select(meeting => (int)meeting.Day).Distinct().ToList();
            fields[MeetingFields.Day] = days.Count == 1
                ? days[0] : new JsonArray([.. days.Select(day => (JsonNode)day)]);
            Set(MeetingFields.Time, meetings[0].StartsAt.ToString(Time, CultureInfo.InvariantCulture));
            Set(MeetingFields.EndTime, meetings[0].EndsAt?.ToString(Time, CultureInfo.InvariantCulture));
            Set(MeetingFields.TimeZone, details.TimeZone);
        }
        Set(MeetingFields.Notes, Notes(details, meetings));
        var codes = Codes(profile).ToList();
        if (codes.Count > 0) fields[MeetingFields.Types] = new JsonArray([.. codes.Select(code => (JsonNode)code)]);
        if (details.Venue is { } venue) SetPlace(venue, fields);
        Set(MeetingFields.ConferenceUrl, details.OnlineUrl);
        Set(MeetingFields.ConferencePhone, details.OnlinePhone);
        return fields;

        void Set(string field, string? value)
        {
            if (value is not null) fields[field] = value;
        }
    }

    private static void SetPlace(GroupVenue venue, JsonObject fields)
    {
        (string Field, string? Value)[] parts = venue is { Line: not null, City: not null, State: not null }
            ?
            [
                (MeetingFields.Address, venue.Line), (MeetingFields.City, venue.City),
                (MeetingFields.State, venue.State), (MeetingFields.PostalCode, venue.PostalCode),
                (MeetingFields.Country, venue.Country ?? GroupVenue.UnitedStates),
            ]
            : [(MeetingFields.FormattedAddress, venue.Text ?? OneLine(venue))];
        foreach (var (field, value) in parts.Append((MeetingFields.Location, venue.Name)))
        {
            if (value is { Length: > 0 }) fields[field] = value;
        }
        if (venue is not { Latitude: { } latitude, Longitude: { } longitude }) return;
        fields[MeetingFields.Latitude] = latitude;
        fields[MeetingFields.Longitude] = longitude;
    }

    private static string OneLine(GroupVenue venue) => string.Join(
        ", ",
        new[] { venue.Line, venue.City, $"{venue.State} {venue.PostalCode}".Trim(), venue.Country }
            .Where(part => part is { Length: > 0 }));

    /// <summary>The format knows weekly meetings only; of others it is said in words.</summary>
    private static string? Notes(GroupDetails details, IReadOnlyList<GroupMeeting> meetings)
    {
        var others = meetings.Where(meeting => !IsWeekly(meeting)).Select(Rhythm).Distinct();
        var lines = others.Append(details.Description).Where(line => line is { Length: > 0 });
        return string.Join("\n\n", lines) is { Length: > 0 } notes ? notes : null;
    }

    private static string Rhythm(GroupMeeting meeting) => meeting switch
    {
        { WeekOfMonth: -1 } => $"Only on the last {meeting.Day} of the month.",
        { WeekOfMonth: { } week } => $"Only on the {Ordinals[week - 1]} {meeting.Day} of the month.",
        _ => string.Create(
            CultureInfo.InvariantCulture,
            $"Only every {meeting.EveryWeeks} weeks, counted from {meeting.FirstOn:yyyy-MM-dd}."),
    };

    private static bool IsWeekly(GroupMeeting meeting) => meeting is { EveryWeeks: null, WeekOfMonth: null };

    private static IEnumerable<string> Codes(GroupProfile profile) =>
    [
        .. MeetingTypes.Codes(MeetingTypes.Structures, profile.Structures),
        .. MeetingTypes.Codes(MeetingTypes.Pathways, profile.Pathways),
        .. MeetingTypes.Codes(MeetingTypes.Audiences, profile.Audiences),
        .. MeetingTypes.Codes(MeetingTypes.Accessibility, profile.Accessibility),
        .. MeetingTypes.Codes(MeetingTypes.Languages, profile.Details.Languages),
    ];

    /// <summary>Keeps what there is no word for here.</summary>
    private static void ChangeTypes(JsonObject told, GroupProfile then, GroupProfile now)
    {
        var (before, after) = (Codes(then).ToList(), Codes(now).ToList());
        var types = (told[MeetingFields.Types] as JsonArray ?? []).Select(type => type?.ToString()).OfType<string>()
            .Except(before.Except(after)).Union(after.Except(before));
        told[MeetingFields.Types] = new JsonArray([.. types.Select(type => (JsonNode)type)]);
    }
}
