namespace CareBridge.Demo.Invention;

/// <summary>What a community does with somebody since a day, and who stands by them.</summary>
internal sealed class Surroundings(DateOnly today, int number, DateOnly begunOn, Func<string, Guid> id)
{
    private const int Weeks = 4;

    private static readonly (string Role, string Name)[] People =
    [
        ("sponsor", "Sam Oduya"), ("sibling", "Ada Lindqvist"), ("accountability-partner", "Mo Castellano"),
        ("parent", "Ruth Abernathy"), ("friend", "Lou Pereira"), ("partner", "Kim Nakagawa"),
        ("mentor", "Jo Whitfield"),
    ];

    private static readonly string[] Goals =
    [
        "A flat of my own", "Back to work, four days a week", "Sunday lunch with my family", "Sleep through the night",
    ];

    private DateOnly? EndedOn => number % 11 == 7 ? today.AddDays(-1) : null;

    public SupportStory Support() => new(id("support"), begunOn, IsOnHold: number % 9 == 4, EndedOn);

    /// <summary>A group every week, online now and then, and once their specialist alone.</summary>
    public IEnumerable<Attendance> Attendances()
    {
        for (var week = Weeks; week > 0; week--)
        {
            var day = today.AddDays((-7 * week) + (number % 5));
            if (day < begunOn) continue;
            var isGroup = week != 2;
            yield return new Attendance(
                id($"attendance/{week}"),
                isGroup ? "group" : "one-to-one",
                (number + week) % 3 == 0 ? "online" : "in-person",
                new DateTimeOffset(day, new TimeOnly(isGroup ? 18 : 14, 30), TimeSpan.Zero),
                isGroup ? 90 : 45);
        }
    }

    /// <summary>In three of four; whoever is warned of in the demo is so by what they said at check-ins.</summary>
    public AgreementStory? Agreement()
    {
        if (number % 4 == 2 || EndedOn is not null) return null;
        string[] questions = ["sobriety", "craving", "mood", "sleep", "connection", "reflection"];
        return (number % 3) switch
        {
            0 => new AgreementStory("daily", null, [], questions),
            1 => new AgreementStory("every-days", 3, [], questions),
            _ => new AgreementStory("weekdays", null, ["monday", "thursday"], questions),
        };
    }

    public GoalStory? Goal() => number % 2 == 0
        ? new GoalStory(id("goal"), Goals[number / 2 % Goals.Length], today.AddDays(90))
        : null;

    public IEnumerable<CircleMember> Circle(StaffPerson specialist, Organization? clinic)
    {
        if (number % 3 == 2) yield break;
        yield return new CircleMember(id("circle/specialist"), "staff", "peer-support")
        {
            PersonId = specialist.Id,
            StartedOn = begunOn,
            EndedOn = EndedOn,
        };
        if (clinic is not null)
        {
            yield return new CircleMember(id("circle/clinic"), "organization", "treatment")
            {
                MemberOrganizationId = clinic.Id,
            };
        }
        foreach (var index in (int[])[0, 1])
        {
            var (role, name) = People[(number + (index * 3)) % People.Length];
            yield return new CircleMember(id($"circle/{role}"), "related", role) { Name = name };
        }
    }
}
