using CareBridge.Contracts.Directory;
using CareBridge.Directory.Domain;
using CareBridge.Directory.Domain.Imports;
using CareBridge.Platform.Domain;

namespace CareBridge.Directory.Features.Imports.MeetingGuide;

/// <summary>A meeting of a feed as a peer group.</summary>
internal static class ReadMeeting
{
    private const string DefaultLanguage = "en";

    /// <returns>Null when it cannot be one; the findings say why.</returns>
    public static GroupProfile? Of(MeetingSource source, ImportTerms terms)
    {
        if (source.Clean(MeetingFields.Name, GroupDetails.NameLength) is not { } name)
        {
            source.Note(IssueKind.Rejected, "no-name", MeetingFields.Name);
            return null;
        }
        var types = Types(source);
        var (url, phone) = (Url(source), source.Clean(MeetingFields.ConferencePhone, GroupDetails.PhoneLength));
        var isOnline = url is not null || phone is not null;
        var isClosed = types.Contains(MeetingTypes.TemporarilyClosed);
        var venue = ReadVenue.Of(source);
        var isThere = venue is not null && !isClosed && !ReadVenue.IsApproximate(source);
        if (venue is null && !isOnline)
        {
            source.Note(IssueKind.Rejected, "no-place", MeetingFields.FormattedAddress);
            return null;
        }
        if (isClosed && !isOnline)
            source.Note(IssueKind.Changed, "temporarily-closed", MeetingFields.Types, MeetingTypes.TemporarilyClosed);
        var format = !isOnline ? GroupFormat.Local : isThere ? GroupFormat.Hybrid : GroupFormat.Online;
        var zone = Zone(source, terms);
        var meetings = ReadTimes.Of(source, zone is not null);
        return new GroupProfile
        {
            Format = format,
            Pathways = [.. terms.Pathways.Concat(Words(MeetingTypes.Pathways, types)).Distinct()],
            Audiences = Words(MeetingTypes.Audiences, types),
            Accessibility = Words(MeetingTypes.Accessibility, types),
            Structures = Structures(source, types),
            AcceptsNewMembers = !isClosed || isOnline,
            Details = new GroupDetails
            {
                Name = name,
                Description = Description(source),
                Languages = Words(MeetingTypes.Languages, types) is { Count: > 0 } languages
                    ? languages : [terms.Language ?? DefaultLanguage],
                Meetings = meetings,
                ByAppointment = meetings.Count == 0 && source.Text(MeetingFields.Time) is null,
                TimeZone = zone,
                Venue = format == GroupFormat.Online ? null : venue,
                OnlineUrl = url,
                OnlinePhone = phone,
            },
        };
    }

    /// <summary>Several fields of the feed, one text here.</summary>
    private static string? Description(MeetingSource source)
    {
        string?[] parts =
        [
            source.Clean(MeetingFields.Notes, GroupDetails.DescriptionLength),
            source.Clean(MeetingFields.LocationNotes, GroupDetails.DescriptionLength),
            source.Clean(MeetingFields.GroupNotes, GroupDetails.DescriptionLength),
        ];
        var all = string.Join("\n\n", parts.OfType<string>().Distinct());
        return PlainText.Clean(
            all, GroupDetails.DescriptionLength, code => source.Note(IssueKind.Changed, code, MeetingFields.Notes));
    }

    private static List<string> Types(MeetingSource source)
    {
        var types = source.Texts(MeetingFields.Types).Distinct().ToList();
        foreach (var code in types.Where(code => !MeetingTypes.HasOwnWord(code)))
        {
            var finding = MeetingTypes.IsOfFormat(code) ? "no-counterpart" : "unknown-type";
            if (code != MeetingTypes.TemporarilyClosed)
                source.Note(IssueKind.Kept, finding, MeetingFields.Types, code);
        }
        return types;
    }

    private static IReadOnlyList<GroupStructure> Structures(MeetingSource source, List<string> types)
    {
        var structures = Words(MeetingTypes.Structures, types);
        if (!structures.Contains(GroupStructure.Open) || !structures.Contains(GroupStructure.Closed)) return structures;
        source.Note(IssueKind.NotUsed, "open-and-closed", MeetingFields.Types, "O, C");
        return [.. structures.Where(structure => structure is not (GroupStructure.Open or GroupStructure.Closed))];
    }

    private static IReadOnlyList<T> Words<T>(IReadOnlyDictionary<string, T> words, List<string> types) =>
        [.. types.Where(words.ContainsKey).Select(type => words[type]).Distinct()];

    private static string? Url(MeetingSource source)
    {
        if (source.Text(MeetingFields.ConferenceUrl)?.Trim() is not { } url) return null;
        if (WebAddress.IsSecure(url)) return url;
        const string Insecure = "http://";
        var secured = url.StartsWith(Insecure, StringComparison.OrdinalIgnoreCase)
            ? $"https://{url[Insecure.Length..]}"
            : $"https://{url}";
        if (WebAddress.IsSecure(secured) && new Uri(secured).Host.Contains('.'))
        {
            source.Note(IssueKind.Changed, "not-https", MeetingFields.ConferenceUrl);
            return secured;
        }
        source.Note(IssueKind.NotUsed, "wrong-url", MeetingFields.ConferenceUrl);
        return null;
    }

    private static string? Zone(MeetingSource source, ImportTerms terms)
    {
        if (source.Text(MeetingFields.TimeZone)?.Trim() is not { } name) return terms.TimeZone;
        if (TimeZones.IsKnown(name)) return name;
        source.Note(
            terms.TimeZone is null ? IssueKind.NotUsed : IssueKind.Changed,
            "wrong-time-zone",
            MeetingFields.TimeZone,
            name);
        return terms.TimeZone;
    }
}
