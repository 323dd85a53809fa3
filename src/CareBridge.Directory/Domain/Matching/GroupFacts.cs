using CareBridge.Contracts.Directory;

namespace CareBridge.Directory.Domain.Matching;

/// <summary>What matching looks at, of one group, in a form in which very many can be looked at quickly.</summary>
internal sealed class GroupFacts
{
    public const int MinutesOfDay = 24 * 60;
    public const int MinutesOfWeek = 7 * MinutesOfDay;

    public required Guid Id { get; init; }

    public required long Version { get; init; }

    public required GroupFormat Format { get; init; }

    public required Bits<GroupPathway> Pathways { get; init; }

    public required Bits<GroupStructure> Structures { get; init; }

    public required Bits<GroupAudience> Audiences { get; init; }

    public required Bits<GroupAccessibility> Accessibility { get; init; }

    /// <summary>Primary subtags.</summary>
    public required string[] Languages { get; init; }

    public Point? Place { get; init; }

    public string? TimeZone { get; init; }

    /// <summary>When meetings start: minutes from the beginning of Sunday, in the group's own time.</summary>
    public required int[] Starts { get; init; }

    public bool ByAppointment { get; init; }

    public bool AcceptsNewMembers { get; init; }

    public bool WelcomesVisits { get; init; }

    public int? Places { get; init; }

    public static GroupFacts Of(PeerGroup group)
    {
        var (profile, details) = (group.Profile, group.Profile.Details);
        return new GroupFacts
        {
            Id = group.Id,
            Version = group.Version,
            Format = profile.Format,
            Pathways = Bits<GroupPathway>.Of(profile.Pathways),
            Structures = Bits<GroupStructure>.Of(profile.Structures),
            Audiences = Bits<GroupAudience>.Of(profile.Audiences),
            Accessibility = Bits<GroupAccessibility>.Of(profile.Accessibility),
            Languages = [.. details.Languages.Select(tag => string.Intern(Domain.Languages.Primary(tag))).Distinct()],
            Place = details.Venue is { Latitude: { } north, Longitude: { } east }
                ? new Point((double)north, (double)east) : null,
            TimeZone = details.TimeZone is { } zone ? string.Intern(zone) : null,
            Starts = [.. details.Meetings.Select(Start).Distinct()],
            ByAppointment = details.ByAppointment,
            AcceptsNewMembers = profile.AcceptsNewMembers,
            WelcomesVisits = profile.WelcomesTrialVisits == true,
            Places = profile.Places,
        };
    }

    private static int Start(GroupMeeting meeting) =>
        ((int)meeting.Day * MinutesOfDay) + (meeting.StartsAt.Hour * 60) + meeting.StartsAt.Minute;
}

/// <summary>Some of an enum's values, of which there are few.</summary>
internal readonly record struct Bits<T>(ulong Value)
    where T : struct, Enum
{
    public bool IsEmpty => Value == 0;

    public static Bits<T> Of(IEnumerable<T> values) =>
        new(values.Aggregate(0UL, (bits, value) => bits | (1UL << Convert.ToInt32(value))));

    public Bits<T> And(Bits<T> other) => new(Value & other.Value);

    public bool Overlaps(Bits<T> other) => (Value & other.Value) != 0;

    public bool HasAll(Bits<T> others) => (Value & others.Value) == others.Value;

    public IEnumerable<T> Values()
    {
        var bits = this;
        return Enum.GetValues<T>().Where(value => (bits.Value & (1UL << Convert.ToInt32(value))) != 0);
    }
}
